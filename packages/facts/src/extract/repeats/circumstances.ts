/** How a call runs: how often, only after a failure, or with its result kept. */
import type { CallFact } from '@banyan/model';
import type { LinkedCall } from '../../link/link-calls';
import { usesArgument } from '../../link/handed-functions';
import type { PlacedCall, Project } from '../../link/project';
import { callbackSource } from './callback-source';
import { isRemembered } from './is-remembered';
import { withoutOwnTurns } from './own-turns';
import { handedRepeat, repeatsOf } from './repeats-of';

type Circumstances = Pick<CallFact, 'repetition' | 'repeats' | 'fallback' | 'optional' | 'remembered'>;

/** What is written around a call in its own function. */
export function circumstances(
  placed: PlacedCall & Pick<Partial<LinkedCall>, 'handed' | 'once' | 'argument' | 'targets'>,
  project: Project,
): Circumstances {
  const { file, call } = placed;
  const around = repeatsOf({ ...call, file }, project);
  const repeats = withoutOwnTurns(
    placed,
    placed.handed && !placed.once ? [...handedOver(placed, project), ...around] : around,
    project,
  );
  const [innermost] = repeats;
  return {
    ...(innermost && { repetition: innermost.by, repeats }),
    ...(call.fallback && { fallback: true }),
    ...(call.optional && { optional: true }),
    ...(repeats.length > 0 || call.args.length > 0 ? rememberedIn(placed, project) : {}),
  };
}

function rememberedIn(placed: PlacedCall, project: Project): Circumstances {
  const kept = isRemembered(placed, project) || keptByCallers(placed, project);
  return kept ? { remembered: true } : {};
}

/** In a callback that is handed to an own function, which keeps what it gives. */
function keptByCallers({ file, call }: PlacedCall, project: Project): boolean {
  const { scopes } = project.sketch(file);
  const own = scopes[call.scope]?.function;
  return project.around(file, call.scope).some(({ call: outer, argument }) => {
    if (scopes[outer.scope]?.function !== own) return false;
    const use = usesArgument(project.types.of(outer.callee, { file, scope: outer.scope }), argument, project);
    return use !== undefined && isRemembered(use, project);
  });
}

/** `photos.map(this.present)`: the function that is handed over is what is repeated. */
function handedOver(
  { file, index, call, argument = 0 }: PlacedCall & { readonly argument?: number },
  project: Project,
): NonNullable<CallFact['repeats']> {
  const own = handedRepeat(call, argument, file, project);
  if (own) return [own];
  const source = callbackSource(call, index, file, project);
  const { together } = call;
  return source ? [{ by: together ? 'promise-all' : 'mapped-callback', line: call.line, ...source }] : [];
}
