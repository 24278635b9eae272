/** For every function: in which contexts it runs. Told by what leads to it through calls. */
import type { SymbolId } from '@banyan/model';
import type { FactsIndex } from '../facts-index';
import { oncePerIndex } from '../once-per-index';
import { moduleOf, shortName } from '../symbol-name';
import { backgroundEndpoints, requestRoots } from './endpoint-roots';
import { nearestRoots } from './nearest-roots';
import { offlineModules } from './offline-modules';
import type { Run, RunContext, RunRoot } from './run-context';
import { workerModules } from './worker-modules';

/** The contexts of functions, looked up by id. */
export interface RunContexts {
  /** All of them, `request` first; one `unknown` where nothing is known to lead there. */
  of(id: SymbolId): readonly Run[];
  /** Whether a context is among them. */
  runsIn(id: SymbolId, context: RunContext): boolean;
}

/** What Nest calls when the application starts or ends, and constructors of what it makes. */
const startMethods = /\.(?:constructor|onModuleInit|onApplicationBootstrap|onModuleDestroy|onApplicationShutdown)$/;

/**
 * Where each function runs. A function that a request reaches is `request` whatever else reaches it, wherever its file
 * lies; `offline` and `start` count for what is decided on only when `request` and `background` are absent.
 */
export const runContexts = oncePerIndex((index): RunContexts => {
  const reached = rootsOf(index).map(([context, roots]) => ({ context, from: nearestRoots(index, roots) }));
  const of = (id: SymbolId): readonly Run[] => {
    const runs = reached.flatMap(({ context, from }): Run[] => {
      const root = from.get(id);
      return root ? [{ context, ...root }] : [];
    });
    return runs.length > 0 ? runs : [{ context: 'unknown', from: id, text: 'nothing that is known' }];
  };
  return { of, runsIn: (id, context) => of(id).some((run) => run.context === context) };
});

function rootsOf(index: FactsIndex): readonly (readonly [Exclude<RunContext, 'unknown'>, readonly RunRoot[]])[] {
  const [offline, workers] = [offlineModules(index), workerModules(index)];
  const own = [...index.functions.keys()].map((id) => ({ id, module: moduleOf(id) }));
  const server = own.filter(({ module }) => !offline.has(module) && !workers.has(module));
  return [
    ['request', requestRoots(index)],
    [
      'background',
      [...backgroundEndpoints(index), ...own.filter(({ module }) => workers.has(module)).map(toWorkerRoot)],
    ],
    [
      'start',
      server.filter(({ id }) => isStart(id)).map(({ id }) => ({ from: id, text: `start of ${shortName(id)}` })),
    ],
    [
      'offline',
      own.flatMap(({ id, module }) => {
        const text = offline.get(module);
        return text === undefined ? [] : [{ from: id, text }];
      }),
    ],
  ];
}

function isStart(id: SymbolId): boolean {
  return id.endsWith('#') || startMethods.test(id);
}

function toWorkerRoot({ id }: { readonly id: SymbolId }): RunRoot {
  return { from: id, text: `a worker, ${shortName(id)}` };
}
