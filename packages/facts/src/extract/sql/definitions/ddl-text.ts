/** Pieces of DDL: lists in parentheses, names, comments. */

/** The same text with comments blanked, so that places stay where they are. */
export function withoutComments(text: string): string {
  return text.replace(/--[^\n]*|\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '));
}

/** What stands between the parenthesis at a place and its counterpart. */
export function listAt(text: string, open: number): string {
  let depth = 0;
  for (let at = open; at < text.length; at += 1) {
    if (text[at] === '(') depth += 1;
    if (text[at] === ')') depth -= 1;
    if (depth === 0) return text.slice(open + 1, at);
  }
  return text.slice(open + 1);
}

/** Parts between the commas that are in no parentheses. */
export function splitList(list: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at <= list.length; at += 1) {
    const sign = list[at];
    if (sign === '(') depth += 1;
    if (sign === ')') depth -= 1;
    if ((sign === ',' && depth === 0) || at === list.length) {
      parts.push(list.slice(start, at).trim());
      start = at + 1;
    }
  }
  return parts.filter((part) => part !== '');
}

/** Columns that the expressions of an index name: `to_tsvector('english', title || body)`, `title gin_trgm_ops`. */
export function namesWithin(list: string): string[] {
  const bare = list.replace(/'[^']*'(?:::\w+)?/g, ' ');
  const names = [...bare.matchAll(/["`[]?\b([A-Za-z_$][\w$]*)\b["`\]]?(?!\s*\()/g)].map(([, name = '']) => name);
  return [...new Set(names.filter((name) => !/_ops$|^(?:with|asc|desc|nulls|first|last)$/i.test(name)))];
}

/** Columns of an index: `"a" DESC` is `a`, `lower(email)` is `email`. */
export function namesOf(list: string): string[] {
  return splitList(list).flatMap((part) => {
    const inner = part.includes('(') ? part.slice(part.lastIndexOf('(') + 1) : part;
    return /["`[]?([\w$]+)["`\]]?/.exec(inner)?.[1] ?? [];
  });
}
