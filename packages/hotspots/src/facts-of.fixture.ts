/** CodeFacts from short literals, for specs. */
import type { CodeFacts } from '@banyan/model';
import { moduleOf } from './symbol-name';

/** Any lists of facts; what is left out is empty, and modules are made for every file that is named. */
export function factsOf(given: Partial<CodeFacts>): CodeFacts {
  const lists = [given.functions, given.endpoints, given.accesses, given.heavyWork, given.processState, given.classes];
  const files = new Set(lists.flatMap((list) => (list ?? []).map(({ file }) => file)));
  return {
    schema: 'banyan/code-facts@1',
    project: { name: 'shop', source: ['src'], tests: false, frameworks: ['nestjs'] },
    modules: [...files].sort().map((path) => ({ path, lines: 50, hash: '', test: path.includes('.spec.') })),
    ...{ imports: [], cycles: [], classes: [], functions: [], nestModules: [], injections: [], endpoints: [] },
    ...{ emissions: [], entities: [], accesses: [], transactions: [], processState: [], heavyWork: [] },
    coverage: { calls: 0, own: 0, outside: 0, checked: 0, unknown: 0 },
    problems: [],
    ...given,
  };
}

/** A function with its calls, each as target, line and what repeats it. */
export function fn(id: string, ...calls: readonly (readonly [to: string, line: number, repetition?: 'loop'])[]) {
  const made = calls.map(([to, line, repetition]) => ({ to, line, text: to, ...(repetition && { repetition }) }));
  return { id, file: moduleOf(id), line: 1, endLine: 90, calls: made };
}
