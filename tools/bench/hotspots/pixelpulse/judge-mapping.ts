/** How many statements of a recording are laid at the right handler and the right line, against what the recording says. */
import type { CodeFacts, RuntimeEvidence, StatementTraffic } from '@banyan/model';
import { locateStatements } from '../../../../packages/hotspots/src';

/** What really ran, by the handler that the framework ran; statements say the line of the app that sent them. */
export type Truth = ReadonlyMap<string, RuntimeEvidence>;

/** Statements of one template at one line. */
export interface Judged {
  readonly handler: string;
  readonly template: string;
  readonly calls: number;
  readonly truth: string;
  /** Handler that it was laid at, `undefined` for none or several. */
  readonly found: string | undefined;
  readonly lines: readonly string[];
  readonly verdict: 'right' | 'among several' | 'wrong' | 'no line' | 'no truth';
}

/**
 * BEGIN, COMMIT and the like are laid at a handler, too; no line is asked of them.
 * @param measured the same recording without what it says about lines
 */
export function judgeMapping(facts: CodeFacts, measured: RuntimeEvidence, truth: Truth): readonly Judged[] {
  const located = locateStatements(facts, measured);
  const keyed = new Map(located.map((one) => [keyOf(one.traffic, one.statement), one]));
  return [...truth].flatMap(([handler, evidence]) =>
    (evidence.traffic?.endpoints ?? []).flatMap((traffic) =>
      traffic.statements.map((statement) => {
        const found = keyed.get(keyOf(traffic, statement));
        const lines = (found?.sites ?? []).map(({ file, line }) => `${file}:${line}`);
        const { code, calls, template } = statement;
        return {
          ...{ handler, template, calls, truth: code ? `${code.file}:${code.line}` : '', lines },
          found: found?.endpoint.handler.split('#')[1],
          verdict: verdictOf(facts, statement, lines),
        };
      }),
    ),
  );
}

function keyOf(
  traffic: { kind: string; method: string; route?: string; path?: string; handler?: string },
  { template, within }: StatementTraffic,
): string {
  const { kind, method, route, path, handler } = traffic;
  return [kind, method, route, path, handler, template, ...(within ?? [])].join('\n');
}

function verdictOf(
  facts: CodeFacts,
  { code, operation }: StatementTraffic,
  lines: readonly string[],
): Judged['verdict'] {
  if (operation === 'other' || code?.file === undefined || code.line === undefined) return 'no truth';
  if (lines.length === 0) return 'no line';
  const right = siteAt(facts, code.file, code.line);
  if (!lines.includes(right)) return 'wrong';
  return lines.length === 1 ? 'right' : 'among several';
}

/** The stack names the line of the last call of a chain, the facts that of the first: the access at or above it in its function. */
function siteAt({ functions, accesses }: CodeFacts, file: string, line: number): string {
  const around = functions.filter((one) => one.file === file && one.line <= line && line <= one.endLine);
  const [inner] = around.sort((a, b) => a.endLine - a.line - (b.endLine - b.line));
  const within = accesses.filter((one) => one.function === inner?.id).map((one) => one.line);
  const at = within.includes(line) ? line : Math.max(...within.filter((one) => one < line));
  return `${file}:${Number.isFinite(at) ? at : line}`;
}
