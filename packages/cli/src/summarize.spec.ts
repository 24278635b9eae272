import type { CodeFacts, ImportFact } from '@banyan/model';
import { summarize } from './summarize';

const imported = (
  file: string,
  to: string | undefined,
  resolution: ImportFact['resolution'] = 'internal',
): ImportFact => ({
  file,
  line: 1,
  specifier: to ?? './nowhere',
  kind: 'value',
  resolution,
  names: [],
  ...(to !== undefined && { to }),
});

const facts = {
  project: { name: 'shop', source: ['src'], tests: false, frameworks: [] },
  modules: ['src/a.ts', 'src/b.ts'].map((path) => ({ path, lines: 5, hash: '0', test: false })),
  imports: [
    imported('src/a.ts', 'src/b.ts'),
    imported('src/a.ts', 'src/b.ts'),
    imported('src/b.ts', 'app/client.ts'),
    imported('src/b.ts', undefined, 'internal-broken'),
    imported('src/b.ts', undefined, 'non-literal'),
  ],
  ...{ cycles: [], classes: [], functions: [], nestModules: [], injections: [], endpoints: [], entities: [] },
  ...{ accesses: [], transactions: [], processState: [], heavyWork: [], problems: [] },
  ...{ emissions: [], coverage: { calls: 30, own: 10, outside: 18, checked: 0, unknown: 2 } },
} as unknown as CodeFacts;

describe('the summary of an analysis', () => {
  it('counts a pair of files once, and imports that leave the source folders apart', () => {
    expect(summarize(facts, 1.2345)).toMatchObject({
      files: 2,
      lines: 10,
      importEdges: 1,
      importEdgesLeaving: 1,
      unresolvedImports: 1,
      nonLiteralImports: 1,
      seconds: 1.23,
    });
  });

  it('says which share of the calls nobody could follow; nothing of nothing is nothing', () => {
    expect(summarize(facts, 1).unknownCalls).toBe(0.067);
    const coverage = { calls: 0, own: 0, outside: 0, checked: 0, unknown: 0 };
    expect(summarize({ ...facts, coverage }, 1).unknownCalls).toBe(0);
  });
});
