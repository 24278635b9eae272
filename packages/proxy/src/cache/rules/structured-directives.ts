/** Whether a text is a dictionary of Structured Fields (RFC 9651 3.2), with directives of the types RFC 9213 asks for. */

const key = '[a-z*][a-z0-9_.*-]*';
const bareItem =
  '(?:-?\\d{1,12}\\.\\d{1,3}|-?\\d{1,15}|"(?:[ !#-\\[\\]-~]|\\\\["\\\\])*"|[A-Za-z*][!#$%&\'*+.^_`|~0-9A-Za-z:/-]*' +
  '|:[A-Za-z0-9+/=]*:|\\?[01]|@-?\\d{1,15})';
const parameters = `(?:; *${key}(?:=${bareItem})?)*`;
const innerList = `\\( *(?:${bareItem}${parameters}(?: +${bareItem}${parameters})* *)?\\)`;
const value = `(?:(?:=(?:${bareItem}|${innerList}))?${parameters})`;
const oneMember = `${key}${value}`;
const dictionary = new RegExp(`^ *${oneMember}(?:[ \\t]*,[ \\t]*${oneMember})* *$`);

/** Directives whose value is a number of seconds. */
const numeric =
  /(?:^|,)[ \t]*(?:max-age|s-maxage|stale-while-revalidate|stale-if-error)(?!=\d+[ \t]*(?:[;,]|$))[=;, \t]/;

/** Capitals are no keys of a dictionary, and `max-age="60"` has the wrong type: such a field is to be ignored. */
export function isDirectives(text: string): boolean {
  return dictionary.test(text) && !numeric.test(`${text},`);
}
