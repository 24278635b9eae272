/** Text (YAML or JSON, which is YAML too) to plain data, with the line of every value. */
import type { Problem } from '../errors';

/** Plain data and a way from a JSON pointer to a line; or what is wrong with the text. */
export type ParsedText =
  | { readonly ok: true; readonly value: unknown; readonly lineOf: (pointer: string) => number | undefined }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Reads YAML or JSON. Aliases are limited, keys must be unique, and `__proto__` is an ordinary key.
 * @param codePrefix prefix of the problem code, e.g. `ROUTING_PLAN`
 */
export function parseText(text: string, codePrefix: string): ParsedText {
  const { isNode, LineCounter, parseDocument } = yaml();
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, prettyErrors: false });
  if (document.errors.length > 0) {
    const problems = document.errors.map((error) => ({
      code: `${codePrefix}_SYNTAX`,
      path: '',
      message: error.message,
      line: lines.linePos(error.pos[0]).line,
    }));
    return { ok: false, problems };
  }
  const lineOf = (pointer: string): number | undefined => {
    for (let steps = pointerSteps(pointer); ; steps = steps.slice(0, -1)) {
      const node = document.getIn(steps, true);
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
      if (steps.length === 0) return undefined;
    }
  };
  return toPlain(() => document.toJS({ maxAliasCount: 100 }), lineOf, codePrefix);
}

/** Loaded when a text is read: whoever only writes documents need not wait for it. */
// eslint-disable-next-line @typescript-eslint/no-require-imports, @typescript-eslint/consistent-type-imports
const yaml = (): typeof import('yaml') => require('yaml');

function toPlain(read: () => unknown, lineOf: (pointer: string) => number | undefined, codePrefix: string): ParsedText {
  try {
    return { ok: true, value: read(), lineOf };
  } catch (error) {
    return { ok: false, problems: [{ code: `${codePrefix}_SYNTAX`, path: '', message: (error as Error).message }] };
  }
}

function pointerSteps(pointer: string): (string | number)[] {
  const steps = pointer.split('/').slice(1);
  return steps
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((s) => (/^\d+$/.test(s) ? Number(s) : s));
}
