/** Work by the clock: `cron.schedule('0 * * * *', sweep)`, `new CronJob('0 * * * *', sweep)`. */
import type { EndpointFact } from '@banyan/model';
import { field, type PlacedCall, type Project } from '../../link/project';
import type { Term } from '../../sketch/term';
import { patternText } from '../nest/pattern-text';
import type { CalledLibrary } from './called-library';
import { handedHandler, mayBeFunction, toEndpoint } from './handed-handler';

/** What of which library schedules: time first, what runs among the rest. */
const schedulers: readonly (readonly [module: RegExp, name: RegExp])[] = [
  [/^node-cron$/, /^schedule$/],
  [/^cron$/, /^(?:CronJob|from)$/],
  [/^node-schedule$/, /^scheduleJob$/],
  [/^croner$/, /^Cron(?:er)?$/],
];

export function schedules(placed: PlacedCall, { module, name }: CalledLibrary, project: Project): EndpointFact[] {
  if (!schedulers.some(([library, call]) => library.test(module) && call.test(name))) return [];
  const [time, task] = timed(placed.call.args);
  if (!time || !mayBeFunction(task)) return [];
  const place = { file: placed.file, scope: placed.call.scope };
  const path = patternText({ term: time, place }, project);
  return [toEndpoint(placed, { kind: 'cron', method: 'CRON', path, handler: handedHandler(task, placed, project) })];
}

/** `(time, task)`, `('name', time, task)`, `({ cronTime, onTick })` */
function timed(args: readonly Term[]): readonly [Term | undefined, Term | undefined] {
  const [first] = args;
  if (first?.kind === 'record') return [field(first, 'cronTime'), field(first, 'onTick')];
  const at = args.findIndex((arg, index) => index > 0 && arg.kind !== 'text' && mayBeFunction(arg));
  return at < 0 ? [undefined, undefined] : [args[at - 1], args[at]];
}
