/**
 * Methods that hand their first argument on to an emitter, as wrappers around a library do: calling one is emitting.
 * `emit(event: string, data: unknown) { this.emitter.emit(event, data); }`
 */
import type { SymbolId } from '@banyan/model';
import type { PlacedCall, Project } from '../../link/project';
import { type Emitter, emitterOf } from './emitter';

export type Relays = ReadonlyMap<SymbolId, Emitter>;

/** @param calls that may be such */
export function findRelays(calls: readonly PlacedCall[], project: Project): Relays {
  const relays = new Map<SymbolId, Emitter>();
  for (const placed of calls) {
    if (!handsOn(placed, project)) continue;
    const emitter = directEmitter(placed, project);
    if (emitter) relays.set(project.functionAt(placed.file, placed.call.scope), emitter);
  }
  return relays;
}

/** What a call hands something to, directly or through a relay. */
export function emitterOfCall(placed: PlacedCall, relays: Relays, project: Project): Emitter | undefined {
  return directEmitter(placed, project) ?? relayOf(placed, relays, project);
}

function directEmitter({ file, call }: PlacedCall, project: Project): Emitter | undefined {
  const { callee, scope } = call;
  return callee.kind === 'member' ? emitterOf(callee.of, callee.name, { file, scope }, project) : undefined;
}

function relayOf({ file, call }: PlacedCall, relays: Relays, project: Project): Emitter | undefined {
  const { callee, scope } = call;
  if (relays.size === 0 || callee.kind !== 'member') return undefined;
  const type = project.types.of(callee.of, { file, scope });
  const found = type?.kind === 'class' ? project.types.member(type, callee.name) : undefined;
  return found && relays.get(`${found.owner.file}#${found.owner.name}.${callee.name}`);
}

/** Whether the first argument is the first parameter of the method around the call. */
function handsOn({ file, call }: PlacedCall, project: Project): boolean {
  const [first] = call.args;
  if (first?.kind !== 'name') return false;
  const { scopes } = project.sketch(file);
  for (let at = call.scope; at > 0; at = scopes[at]?.parent ?? -1) {
    const binding = scopes[at]?.bindings.get(first.name);
    if (binding) return binding.parameter === 0 && scopes[at]?.callbackOf === undefined;
  }
  return false;
}
