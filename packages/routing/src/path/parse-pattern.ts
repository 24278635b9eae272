/** Paths as a plan writes them: `/api/photos/:id/filters`. */

/** One segment of a pattern. */
export type PatternSegment =
  | { readonly kind: 'static'; readonly text: string }
  | { readonly kind: 'parameter'; readonly name: string };

/** The segments, or why the text is no pattern. */
export type ParsedPattern =
  | { readonly ok: true; readonly segments: readonly PatternSegment[] }
  | { readonly ok: false; readonly message: string };

/**
 * Patterns are written in the form requests are compared in (decoded, no empty or dot segments): a pattern in another
 * form would never match, so it is refused instead.
 * @example parsePattern('/photos/:id')
 */
export function parsePattern(text: string): ParsedPattern {
  const complaint = complain(text);
  if (complaint !== undefined) return { ok: false, message: `"${text}": ${complaint}` };
  const steps = text === '/' ? [] : text.slice(1).split('/');
  return { ok: true, segments: steps.map(toSegment) };
}

/** The whole pattern is at fault, or its first faulty segment. */
function complain(text: string): string | undefined {
  if (!text.startsWith('/')) return 'a path starts with /';
  if (/[?#]/.test(text)) return 'only the path is compared, without ? and #';
  if (text.includes('%')) return 'write it decoded, without %';
  if (/[\u0000-\u0020\u007f\\]/.test(text)) return 'spaces, control characters and backslashes never match';
  if (text === '/') return undefined;
  return text.slice(1).split('/').map(complainOfSegment).find(Boolean);
}

function complainOfSegment(segment: string): string | undefined {
  if (segment === '') return 'empty segments are never compared; leave out the extra /';
  if (segment === '.' || segment === '..') return 'dot segments are resolved before comparing';
  if (/[*(){}]/.test(segment)) return `"${segment}" is no pattern here; a parameter is :name, a subtree is a prefix`;
  if (segment.includes(':') && !/^:[A-Za-z_]\w*$/.test(segment)) return 'a parameter takes one whole segment, as :name';
  return undefined;
}

function toSegment(step: string): PatternSegment {
  return step.startsWith(':') ? { kind: 'parameter', name: step.slice(1) } : { kind: 'static', text: step };
}
