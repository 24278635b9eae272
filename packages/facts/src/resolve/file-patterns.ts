/** Patterns of configs (`packages/*`, `src/**∕*.ts`) → regular expressions. */

/** A glob of a workspace: `*`, `**`, `?` and `{a,b}`. */
export function globPattern(glob: string): RegExp {
  return new RegExp(`^${toSource(glob)}$`);
}

/** An entry of `include` or `exclude`: a folder means everything below it. */
export function includePattern(entry: string): RegExp {
  const last = entry.slice(entry.lastIndexOf('/') + 1);
  const folder = last !== '' && !/[*?.]/.test(last);
  if (entry === '') return /^/;
  return new RegExp(`^${toSource(entry)}${folder || last === '**' ? '(?:$|/)' : '$'}`);
}

const special: Readonly<Record<string, string>> = {
  '**/': '(?:.*/)?',
  '**': '.*',
  '*': '[^/]*',
  '?': '[^/]',
  ',': '|',
};

function toSource(glob: string): string {
  let depth = 0;
  return glob.replace(/\*\*\/|\*\*|[*?{},]|[.+^$()|[\]\\]/g, (found) => {
    if (found === '{') depth += 1;
    if (found === '{') return '(?:';
    if (found === '}' && depth > 0) depth -= 1;
    else if (found === '}') return '\\}';
    if (found === '}') return ')';
    if (found === ',' && depth === 0) return ',';
    return special[found] ?? `\\${found}`;
  });
}
