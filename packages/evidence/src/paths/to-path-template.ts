/** A path as it was asked for → the path without what differs from request to request and from user to user. */

const longest = 200;
/** Digits at the end are part of words such as `v1`, `oauth2`, `p95`. */
const word = /^[\p{L}_$.~-]+\d{0,2}$/u;
const wordLength = 40;
/** Letters that no word has: an id in hex of some length, or one that mixes cases within. */
const idLike = /^(?=.*\d)[0-9a-f-]{8,}$|^(?=.*[a-z][A-Z])(?=.*\d)\w{12,}$|@/i;

/** `https://shop.example/posts/42/a7f3-…?token=x` → `/posts/{}/{}`. Query, fragment, host and ids are gone. */
export function toPathTemplate(target: string): string {
  const path = pathOf(target.slice(0, 4096));
  const segments = path.split('/').map(toSegment);
  const template = segments.join('/').slice(0, longest);
  return template.startsWith('/') ? template : `/${template}`;
}

function pathOf(target: string): string {
  const end = target.search(/[?#;]/);
  const bare = end < 0 ? target : target.slice(0, end);
  const host = /^[a-z][a-z0-9+.-]*:\/\/[^/]*/i.exec(bare);
  return host ? bare.slice(host[0].length) || '/' : bare;
}

function toSegment(segment: string): string {
  if (segment === '' || segment.startsWith(':') || segment === '{}') return segment;
  const isWord = segment.length <= wordLength && word.test(segment) && !idLike.test(segment);
  return isWord ? segment : '{}';
}
