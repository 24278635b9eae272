/** Parts of a path → the path: one slash between parts, one in front, none at the end. */
export function joinRoute(...parts: readonly string[]): string {
  const joined = parts
    .map((part) => part.replace(/^\/+|\/+$/g, ''))
    .filter((part) => part !== '')
    .join('/');
  return `/${joined}`;
}
