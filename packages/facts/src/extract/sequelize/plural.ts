/** Sequelize names a table after the plural of its model; the regular plurals of English. */
export function pluralOf(name: string): string {
  if (/[^aeiou]y$/i.test(name)) return `${name.slice(0, -1)}ies`;
  if (/(?:s|x|z|ch|sh)$/i.test(name)) return `${name}es`;
  return /person$/i.test(name) ? name.replace(/erson$/i, 'eople') : `${name}s`;
}
