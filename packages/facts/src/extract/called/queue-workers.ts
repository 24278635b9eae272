/** Workers of queues without a framework: BullMQ's `new Worker('mails', send)`, Bull's `queue.process('mail', send)`, Agenda's `define`. */
import type { EndpointFact } from '@banyan/model';
import type { PlacedCall, Project } from '../../link/project';
import { queueOf } from '../emissions/emitter';
import { patternText } from '../nest/pattern-text';
import type { CalledLibrary } from './called-library';
import { handedHandler, mayBeFunction, toEndpoint } from './handed-handler';

export function queueWorkers(placed: PlacedCall, { module, name }: CalledLibrary, project: Project): EndpointFact[] {
  if (module === 'bullmq' && name === 'Worker' && placed.call.isNew) return worker(placed, project);
  if (/^(?:@hokify\/)?agenda$/.test(module) && name === 'define') return defined(placed, project);
  return module === 'bull' && name === 'process' && !placed.call.isNew ? processed(placed, project) : [];
}

/** A processor that is named by its file runs in a process of its own: none of the project's functions is handed over. */
function worker(placed: PlacedCall, project: Project): EndpointFact[] {
  const { file, call } = placed;
  const [queue, processor] = call.args;
  if (!queue || !mayBeFunction(processor)) return [];
  const path = patternText({ term: queue, place: { file, scope: call.scope } }, project);
  return [
    toEndpoint(placed, { kind: 'queue', method: 'PROCESS', path, handler: handedHandler(processor, placed, project) }),
  ];
}

/** `agenda.define('job', fn)`, `agenda.define('job', options, fn)` */
function defined(placed: PlacedCall, project: Project): EndpointFact[] {
  const { file, call } = placed;
  const [job] = call.args;
  const processor = call.args.slice(1).find((arg) => arg.kind === 'function') ?? call.args.at(-1);
  const path = job && project.text(job, { file, scope: call.scope });
  if (path === undefined || call.args.length < 2 || !mayBeFunction(processor)) return [];
  return [
    toEndpoint(placed, { kind: 'queue', method: 'PROCESS', path, handler: handedHandler(processor, placed, project) }),
  ];
}

/** `process(fn)`, `process(5, fn)`, `process('job', fn)`, `process('job', 5, fn)` */
function processed(placed: PlacedCall, project: Project): EndpointFact[] {
  const { file, call } = placed;
  const processor = call.args.at(-1);
  if (call.callee.kind !== 'member' || !mayBeFunction(processor)) return [];
  const place = { file, scope: call.scope };
  const queue = queueOf(call.callee.of, place, project);
  const [first] = call.args;
  const job = first?.kind === 'number' || first === processor ? undefined : project.text(first, place);
  const path = job === undefined || job === '*' ? queue : `${queue}/${job}`;
  return [
    toEndpoint(placed, { kind: 'queue', method: 'PROCESS', path, handler: handedHandler(processor, placed, project) }),
  ];
}
