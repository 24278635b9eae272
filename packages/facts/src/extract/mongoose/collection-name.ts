/** Mongoose's names for collections: the lower-case plural of the model's name. */

/** English rules in the order in which Mongoose tries them: the first one that fits is applied. */
const rules: readonly (readonly [RegExp, string])[] = [
  [/(m)an$/, '$1en'],
  [/(pe)rson$/, '$1ople'],
  [/(child)$/, '$1ren'],
  [/(ax|test)is$/, '$1es'],
  [/(octop|vir)us$/, '$1i'],
  [/(alias|status)$/, '$1es'],
  [/(bu)s$/, '$1ses'],
  [/(buffal|tomat|potat)o$/, '$1oes'],
  [/([ti])um$/, '$1a'],
  [/sis$/, 'ses'],
  [/(hive)$/, '$1s'],
  [/([^aeiouy]|qu)y$/, '$1ies'],
  [/(x|ch|ss|sh)$/, '$1es'],
  [/s$/, 's'],
  [/([^a-z])$/, '$1'],
  [/$/, 's'],
];
const uncountable = new Set(
  'advice energy excretion digestion cooperation health justice labour machinery equipment information pollution sewage paper money species series rain rice fish sheep moose deer news expertise status media'.split(
    ' ',
  ),
);

/** `BlogPost` → `blogposts` */
export function collectionName(model: string): string {
  const name = model.toLowerCase();
  if (uncountable.has(name)) return name;
  const rule = rules.find(([ending]) => ending.test(name));
  return rule ? name.replace(rule[0], rule[1]) : name;
}
