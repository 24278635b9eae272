/** Facts of the files and of the project → the document, with what only all of them together tell. Pure. */
import type { CodeFacts, FactProblem, ModuleFact } from '@banyan/model';
import { findCycles } from '../cycles/find-cycles';
import { addCoverage } from '../link/coverage';
import { sortFacts } from '../sort-facts';
import { indexEntities, sqlTables } from './data/collect-data';
import { inHandedTransactions } from './data/handed-client';
import { transactionFacts } from './data/transaction-facts';
import { frameworksOf } from './frameworks';
import type { FileFacts } from './facts-of-files';
import type { ProjectFacts } from './facts-of-project';
import { unresolvedProblems } from './import-facts';
import { withRepetition } from './repeated-calls';
import { forCallersElsewhere } from './signatures';
import { scheduledState } from './state/process-state';

/** What was gathered before it is put together. */
export interface Gathered {
  readonly project: Omit<CodeFacts['project'], 'frameworks'>;
  readonly modules: readonly ModuleFact[];
  /** Of each module, in the same order. */
  readonly files: readonly FileFacts[];
  readonly whole: ProjectFacts;
  readonly problems: readonly FactProblem[];
}

export function finishFacts({ project, modules, files, whole, problems }: Gathered): CodeFacts {
  const all = <K extends Exclude<keyof FileFacts, 'coverage' | 'looksInto'>>(key: K) =>
    files.flatMap((file) => file[key] as readonly FileFacts[K][number][]);
  const imports = all('imports');
  const functions = all('functions');
  const blocks = all('transactions');
  const accesses = inHandedTransactions(all('accesses'), blocks);
  const entities = indexEntities(whole.entities);
  for (const fact of sqlTables(accesses, entities)) entities.add(fact);
  return sortFacts({
    schema: 'banyan/code-facts@1',
    project: { ...project, frameworks: frameworksOf(imports) },
    modules,
    imports,
    cycles: findCycles(imports),
    classes: all('classes'),
    functions: forCallersElsewhere(withRepetition(functions, whole.endpoints)),
    nestModules: whole.nestModules,
    injections: all('injections'),
    endpoints: whole.endpoints,
    emissions: whole.emissions,
    entities: entities.all,
    accesses,
    transactions: transactionFacts(blocks, accesses, functions),
    processState: [...all('processState'), ...scheduledState(whole.endpoints)],
    heavyWork: all('heavyWork'),
    coverage: addCoverage(files.map(({ coverage }) => coverage)),
    problems: [...problems, ...whole.problems, ...unresolvedProblems(imports)],
  });
}
