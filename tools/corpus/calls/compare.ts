/** CallFacts against the checker's answers. Pure. */
import type { CodeFacts } from '@banyan/model';
import type { AnsweredCall } from './checker-answers';

/** How far the facts agree with the checker. */
export interface Agreement {
  readonly calls: number;
  readonly expected: number;
  readonly found: number;
  readonly right: number;
  /** Functions handed over by name that the facts link and the checker confirms; counted in neither figure. */
  readonly handed: number;
  readonly missing: readonly Difference[];
  readonly invented: readonly Difference[];
}

export interface Difference {
  readonly file: string;
  readonly line: number;
  readonly to: string;
  readonly text: string;
  readonly cause: string;
}

/** Holds the calls of some files against the checker. */
export function compare(
  facts: Pick<CodeFacts, 'functions'>,
  answers: readonly AnsweredCall[],
  within: (file: string) => boolean,
): Agreement {
  const asked = answers.filter(({ file }) => within(file));
  const expected = byKey(asked.flatMap((call) => call.targets.map((to) => ({ ...call, to }))));
  const handed = new Set(asked.flatMap((call) => call.handed.map((to) => keyOf({ ...call, to }))));
  const ours = facts.functions
    .filter(({ file }) => within(file))
    .flatMap(({ file, calls }) => calls.map(({ line, to, text }) => ({ file, line, to, text })));
  const found = byKey(ours);
  const known = new Set(facts.functions.map(({ id }) => id));
  const extra = [...found].filter(([key]) => !expected.has(key));
  const invented = extra.filter(([key]) => !handed.has(key)).map(([, call]) => call);
  return {
    calls: asked.length,
    expected: expected.size,
    found: found.size - (extra.length - invented.length),
    right: [...found.keys()].filter((key) => expected.has(key)).length,
    handed: extra.length - invented.length,
    missing: [...expected.values()]
      .filter((call) => !found.has(keyOf(call)))
      .map(({ file, line, to, text }) => ({ file, line, to, text, cause: missingCause(text, to, known) })),
    invented: invented.map((call) => ({ ...call, cause: inventedCause(call, asked) })),
  };
}

function byKey<T extends { readonly file: string; readonly line: number; readonly to: string }>(
  calls: readonly T[],
): Map<string, T> {
  return new Map(calls.map((call) => [keyOf(call), call]));
}

function keyOf({ file, line, to }: { readonly file: string; readonly line: number; readonly to: string }): string {
  return `${file}:${line} ${to}`;
}

function missingCause(text: string, to: string, known: ReadonlySet<string>): string {
  if (!known.has(to)) return 'the function is not among the facts';
  if (text === 'super') return 'super';
  if (!text.includes('.')) return 'a name';
  if (/^this\.[^.(]+$/.test(text)) return 'own method';
  if (/^this\.[^.(]+\.[^.(]+$/.test(text)) return 'property of this';
  if (/[)\]]\??\.[\w$]+$/.test(text)) return 'on what a call gives';
  return 'on a value';
}

/** What the checker says of the same place. */
function inventedCause(
  call: { readonly file: string; readonly line: number; readonly text: string },
  asked: readonly AnsweredCall[],
): string {
  const last = call.text.replace(/^.*\./, '');
  const same = asked.find(({ file, line, text }) => file === call.file && line === call.line && text.endsWith(last));
  return same ? `the checker says: ${same.kind}` : 'the checker sees no such call';
}
