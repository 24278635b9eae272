/** Places where work is handed on by name: events, messages, commands, jobs, and who handles them. */
import type { EmissionFact, EndpointFact, SymbolId } from '@banyan/model';
import type { PlacedCall, Project } from '../../link/project';
import type { Place } from '../../link/types';
import type { Term } from '../../sketch/term';
import { circumstances } from '../repeats/circumstances';
import { patternText } from '../nest/pattern-text';
import type { Emitter } from './emitter';
import { handlersOf, type HandlerIndex, indexHandlers } from './handlers';
import { emitterOfCall, findRelays } from './relays';

/** Methods that hand something on. */
const methods = /^(?:emit\w*|send\w*|publish\w*|dispatch\w*|execute|add|add(?:Bulk|Job)|apply)$/;

/** @param endpoints of the whole project: those that listen are the handlers */
export function emissionFacts(project: Project, endpoints: readonly EndpointFact[]): EmissionFact[] {
  const index = indexHandlers(project, endpoints);
  const calls = project.calls.filter(mayEmit);
  const relays = findRelays(calls, project);
  return calls.flatMap((placed) => {
    const emitter = emitterOfCall(placed, relays, project);
    return emitter
      ? namesOf(emitter, placed, project).map((name) => toFact(emitter, name, placed, index, project))
      : [];
  });
}

function mayEmit({ call: { callee, args, isNew } }: PlacedCall): boolean {
  return callee.kind === 'member' && !isNew && args.length > 0 && methods.test(callee.name);
}

function toFact(
  { kind }: Emitter,
  name: string,
  placed: PlacedCall,
  index: HandlerIndex,
  project: Project,
): EmissionFact {
  const { file, call } = placed;
  const from: SymbolId = project.functionAt(file, call.scope);
  const text = project.calleeText(placed);
  const waits = kind === 'command' || kind === 'query' || text.endsWith('.emitAsync');
  const { repetition, repeats, fallback } = circumstances(placed, project);
  return {
    ...{ kind, name, function: from, handlers: handlersOf(kind, name, index), call: text },
    ...(waits && { waits }),
    ...(repetition && { repetition }),
    ...(repeats && { repeats }),
    ...(fallback && { fallback }),
    ...{ file, line: call.line },
  };
}

/** Names of what is handed on; none where only the running application knows them. */
function namesOf(emitter: Emitter, { file, call }: PlacedCall, project: Project): string[] {
  const place = { file, scope: call.scope };
  const [first] = call.args;
  if (emitter.by === 'class') return classesOf(first, place, project);
  if (emitter.queue !== undefined) {
    const job = first && project.text(first, place);
    return [job === undefined ? emitter.queue : `${emitter.queue}/${job}`];
  }
  const name = first && patternText({ term: first, place }, project);
  return name === undefined || !isKnown(first, place, project) ? [] : [name];
}

function isKnown(term: Term | undefined, place: Place, project: Project): boolean {
  if (!term) return false;
  if (term.kind === 'record') return true;
  if (project.text(term, place) !== undefined) return true;
  const constant = project.types.constant(term, place);
  return constant?.term.kind === 'record';
}

/** `new PhotoAdded(…)`, a variable that holds one, a list of them, an element of it. */
function classesOf(term: Term | undefined, place: Place, project: Project): string[] {
  if (!term) return [];
  if (term.kind === 'list') return term.items.flatMap((item) => classesOf(item, place, project));
  const type = project.types.of(term, place);
  const all = type?.kind === 'choice' ? type.of : [type];
  return all.flatMap((one) => (one?.kind === 'class' ? [one.name] : []));
}
