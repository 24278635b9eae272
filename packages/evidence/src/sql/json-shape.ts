/** A statement that is JSON (MongoDB's commands, options of an ORM) → its keys, without a value. */

const deepest = 24;
/** A key that is data rather than a field: an id, an address, a sentence. */
const dataKey = /^\d|^[0-9a-f-]{12,}$|[^\w$.-]|^.{65,}$/i;

/** `{"where":{"email":"a@b.c","id":[1,2]}}` → `{where: {email: ?, id: [?]}}`. Reads as far as there is text. */
export function toJsonShape(text: string): string {
  return readValue(text, 0, 0).shape;
}

interface Read {
  readonly shape: string;
  readonly end: number;
}

function readValue(text: string, from: number, depth: number): Read {
  const at = skipSpace(text, from);
  if (text[at] === '{') return readMembers(text, at + 1, '}', depth);
  if (text[at] === '[') return readMembers(text, at + 1, ']', depth);
  return { shape: '?', end: endOfScalar(text, at) };
}

/** Members that look alike are written once. */
function readMembers(text: string, from: number, close: '}' | ']', depth: number): Read {
  const shapes = new Set<string>();
  let at = skipSpace(text, from);
  while (at < text.length && text[at] !== close) {
    const { key, end } = close === '}' ? readKey(text, at) : { key: '', end: at };
    const value = readValue(text, end, depth + 1);
    if (depth < deepest && key !== undefined) shapes.add(key === '' ? value.shape : `${key}: ${value.shape}`);
    at = skipSpace(text, Math.max(value.end, at + 1));
    if (text[at] === ',') at = skipSpace(text, at + 1);
    else if (text[at] === '}' || text[at] === ']') break;
  }
  const inner = [...shapes].join(', ');
  return { shape: close === '}' ? `{${inner}}` : `[${inner}]`, end: at + 1 };
}

/** Past the colon. No key where the text ends before it: what was read may be a value. */
function readKey(text: string, at: number): { readonly key: string | undefined; readonly end: number } {
  const end = isQuote(text[at])
    ? endOfString(text, at)
    : at + (/^[\w$.]+/.exec(text.slice(at, at + 80))?.[0].length ?? 0);
  const colon = skipSpace(text, end);
  if (text[colon] !== ':') return { key: undefined, end };
  const key = text.slice(at, end).replace(/^["']|["']$/g, '');
  return { key: key === '' || dataKey.test(key) ? '?' : key, end: colon + 1 };
}

/** `12`, `"a"`, `ObjectId("…")`, `/a,b/`: up to the comma or bracket behind it. */
function endOfScalar(text: string, from: number): number {
  let open = 0;
  let at = from;
  for (; at < text.length; at++) {
    const char = text[at]!;
    if (isQuote(char)) at = endOfString(text, at) - 1;
    else if (char === '(') open++;
    else if (char === ')') open--;
    else if (open <= 0 && (char === ',' || char === '}' || char === ']')) break;
  }
  return at;
}

function endOfString(text: string, at: number): number {
  for (let end = at + 1; end < text.length; end++) {
    if (text[end] === '\\') end++;
    else if (text[end] === text[at]) return end + 1;
  }
  return text.length;
}

function isQuote(char: string | undefined): boolean {
  return char === '"' || char === "'";
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && text.charCodeAt(at) <= 32) at++;
  return at;
}
