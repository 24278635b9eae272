/** Calls from a function of one context to a function of another. */
import type { CallFact, FunctionFact, SymbolId } from '@banyan/model';
import { findRepeated } from '../call-graph';
import { type FactsIndex, moduleOf, shortName } from '../facts-index';
import { at, crosses, type FoundCrossing, type Landscape } from './crossing';
import { processFunctions } from './process-functions';

/** Verbs of calls nobody waits for an answer of: an event says the same. */
const announces = /\.(notify|emit|publish|track|record|enqueue|dispatch|broadcast)\w*$/i;

/** Every call that needs the other context at run time; calls of plain code are left to `findImports`. */
export function findCalls(landscape: Landscape): FoundCrossing[] {
  const { index, contextOf } = landscape;
  const needsProcess = processFunctions(index);
  const staysInside = (from: SymbolId, to: SymbolId) => contextOf(moduleOf(from)) === contextOf(moduleOf(to));
  const repeated = findRepeated(index, staysInside);
  return [...index.functions.values()].flatMap((caller) =>
    caller.calls.flatMap((call) => {
      const ends = crosses(contextOf(caller.file), contextOf(moduleOf(call.to)));
      if (ends === undefined || !needsProcess(call.to)) return [];
      const loop = call.repetition === undefined ? repeated.get(caller.id) : undefined;
      const inLoop = call.repetition !== undefined || loop !== undefined;
      return [{ ...ends, ...describe(index, caller, call, inLoop, loop && `${loop.file}:${loop.line}`) }];
    }),
  );
}

function describe(index: FactsIndex, caller: FunctionFact, call: CallFact, inLoop: boolean, loop?: string) {
  const callee = index.functions.get(call.to) ?? index.classes.get(call.to);
  const what = `${shortName(caller.id)} calls ${shortName(call.to)}`;
  const how = !inLoop ? '' : loop === undefined ? ' in a loop' : ` for every item of the loop at ${loop}`;
  return {
    kind: inLoop ? ('call-in-loop' as const) : ('call' as const),
    text: `${what}${how}`,
    ...(inLoop ? { identity: { file: caller.file, text: `${what} in a loop` } } : {}),
    file: caller.file,
    line: call.line,
    ...(callee ? { target: at(callee) } : {}),
    ...(!inLoop && announces.test(call.text) ? { pattern: 'event' } : {}),
  };
}
