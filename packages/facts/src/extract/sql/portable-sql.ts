/** SQL of any dialect → text that PostgreSQL's grammar reads: quotes, placeholders and comments evened out. */

/** What stands for a value, a name or a piece that is put in at run time: a `${…}` of the code by its number. */
export const holeMark = (index: number): string => `_hole${index}_`;
/** What stands for a placeholder: its number, or its name. */
const argumentMark = (name: string | number): string => `_arg${name}_`;

const mark = /_(?:hole|arg)\w*?_/;
const markInText = new RegExp(`^'(%?)(${mark.source})(%?)'$`);
/** A name that is, or holds, something that is only known at run time. */
export const isUnknown = (name: string): boolean => mark.test(name);

/** A name that is a placeholder as a whole: what is bound to it may say which table it is. */
export const isArgument = (name: string): boolean => /^_arg\w+?_$/.test(name);

const lexemes = {
  comment: String.raw`--[^\n]*|\/\*[\s\S]*?\*\/`,
  text: String.raw`'(?:[^']|'')*'`,
  escapedText: String.raw`'(?:[^'\\]|''|\\[\s\S])*'`,
  dollarText: String.raw`\$(?<tag>[A-Za-z_]*)\$[\s\S]*?\$\k<tag>\$`,
  rest: [
    String.raw`(?<quoted>"(?:[^"]|"")*")`,
    String.raw`\x60(?<ticked>[^\x60]*)\x60`,
    String.raw`(?<![\w\])"\x60])\[(?<bracketed>[A-Za-z_][\w ]*)\]`,
    String.raw`(?<cast>::)`,
    String.raw`(?<![\w:]):(?<identifier>[A-Za-z_]\w*):(?!:)`,
    String.raw`(?<![\w:]):(?<named>[A-Za-z_]\w*)`,
    String.raw`(?<![\w@<])@(?<at>[A-Za-z_]\w*)`,
    String.raw`(?<![\w$])\$(?<dollar>\w+)`,
    String.raw`(?<=[\s(.,=])%(?<format>[IsL])(?!\w)`,
    String.raw`(?<operator>\\\?[|&]?|\?[|&](?!\|))`,
    String.raw`(?<names>\?\?)`,
    String.raw`(?<value>\?)`,
  ].join('|'),
};
/** Most characters begin none of them: one look at the first one is all that they take. */
const first = String.raw`(?=[-\/'"$\x60\[:@%\\?])`;
const standard = pattern(lexemes.text);
const escaped = pattern(lexemes.escapedText);

/** @param backslashes whether `\'` inside of a string is a quote, as in MySQL */
export function portableSql(sql: string, backslashes = false): string {
  const numbered = /\$\d/.test(sql);
  let count = 0;
  return sql.replace(backslashes ? escaped : standard, (...match: unknown[]) => {
    const found = match[0] as string;
    const groups = match.at(-1) as Readonly<Record<string, string | undefined>>;
    // `data ? 'key'` asks PostgreSQL for a key; a placeholder stands nowhere near a string.
    if (groups['value'] !== undefined)
      return numbered || beforeText(sql, (match.at(-3) as number) + found.length) ? '?' : argumentMark((count += 1));
    return groups['names'] === undefined ? replacement(found, groups) : argumentMark((count += 1));
  });
}

function beforeText(sql: string, at: number): boolean {
  const start = /\S|$/g;
  start.lastIndex = at;
  return sql[start.exec(sql)?.index ?? at] === "'";
}

function replacement(found: string, groups: Readonly<Record<string, string | undefined>>): string {
  const { quoted, ticked, bracketed, cast, identifier, named, at, dollar, format, operator } = groups;
  if (quoted !== undefined || cast !== undefined) return found;
  const name = ticked ?? bracketed;
  if (name !== undefined) return `"${name}"`;
  const argument = identifier ?? named ?? at ?? dollar;
  if (argument !== undefined) return isUnknown(argument) ? argument : argumentMark(argument);
  if (operator !== undefined) return operator.replace('\\', '');
  if (format !== undefined) return '_holename_';
  if (/^(?:--|\/\*)/.test(found)) return ' ';
  return textOrMark(found);
}

/** What a string says is of no interest, unless it is one value put in at run time, or where a pattern has its wildcards. */
function textOrMark(found: string): string {
  const [, before = '', inside, after = ''] = markInText.exec(found) ?? [];
  if (inside !== undefined) {
    const whole = [before && "'%'", inside, after && "'%'"].filter((part) => part !== '');
    return whole.length > 1 ? `(${whole.join(' || ')})` : inside;
  }
  if (/^'[%_]./.test(found)) return "'%'";
  return /%'$/.test(found) ? "'%%'" : "''";
}

function pattern(text: string): RegExp {
  return new RegExp(`${first}(?:${[lexemes.comment, text, lexemes.dollarText, lexemes.rest].join('|')})`, 'g');
}
