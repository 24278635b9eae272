/** The name of a span → the name without ids: names are meant to be few, but not every library keeps to it. */

const longest = 120;
const id = /\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b|\b(?=[0-9a-f]*\d)[0-9a-f]{8,}\b|\b\d+\b|'[^']*'|\S+@\S+/gi;

const remembered = 5000;
const known = new Map<string, string>();

/** `user 42: load` → `user {}: load`, `GET https://shop.example/x?y=1` → `GET https://shop.example/x`. */
export function toNameTemplate(name: string): string {
  const found = known.get(name);
  if (found !== undefined) return found;
  if (known.size >= remembered) known.clear();
  const template = toTemplate(name);
  known.set(name, template);
  return template;
}

function toTemplate(name: string): string {
  return name
    .slice(0, 1024)
    .replace(/[?#]\S*/g, '')
    .replace(id, '{}')
    .slice(0, longest);
}
