/** Options of a call as far as they can be seen: written out, through a constant, or given by a factory. */
import { field, type Project } from '../../link/project';
import type { Place } from '../../link/types';
import type { Term } from '../../sketch/term';

const endings = ['ttl', 'maxAge', 'stdTTL', 'max_age', 'expires', 'windowMs', 'ttlAutopurge', 'ttlMs'];

/** The records that an argument may be; the argument itself where it is none. */
export function givenOptions(arg: Term, place: Place, project: Project): Term[] {
  if (arg.kind === 'list') return arg.items.flatMap((item) => givenOptions(item, place, project));
  if (arg.kind === 'name') {
    const constant = project.types.constant(arg, place);
    return constant?.term.kind === 'record' ? [constant.term] : [arg];
  }
  const factory = field(arg, 'useFactory');
  if (factory?.kind !== 'function') return [arg];
  const returned = project.sketch(place.file).scopes[factory.scope]?.returns;
  return returned ? [arg, ...givenOptions(returned, { ...place, scope: factory.scope }, project)] : [arg];
}

/** Whether options name something; those that cannot be seen might. */
export function hasOption(options: Term, name: string): boolean {
  if (options.kind === 'record') {
    const spread = options.fields.some(({ key, value }) => key === '...' && value.kind !== 'record');
    return spread || field(options, name) !== undefined;
  }
  return /^(?:name|member|call|either|cast|unknown)$/.test(options.kind);
}

/** Whether options let entries end by themselves. */
export function expiring(options: Term): boolean {
  return endings.some((name) => field(options, name) !== undefined);
}
