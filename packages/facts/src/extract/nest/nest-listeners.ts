/** Entry points of Nest that are no HTTP routes: messages, timers, queues, events, sockets; resolvers are in a file of their own. */
import type { EndpointFact, EndpointKind } from '@banyan/model';
import type { PlacedTerm } from '../../link/constants';
import { field, type PlacedClass, type Project } from '../../link/project';
import { allMembers, classDecorators, classType, memberDecorators, memberId, type PlacedMember } from './decorated';
import { providedEnhancers, throughOf } from './enhancers';
import { grpcServices } from './grpc-services';
import { nestResolvers } from './nest-resolvers';
import { patternText } from './pattern-text';
import { findDecorator, type PlacedDecorator } from './placed-decorators';
import { lookup } from '../lookup';

/** A decorated member, and what its class is decorated with. */
interface Heard {
  readonly found: PlacedMember;
  readonly args: readonly PlacedTerm[];
  readonly ofClass: readonly PlacedDecorator[];
  readonly project: Project;
}

interface Listener {
  readonly kind: EndpointKind;
  readonly method: string;
  /** The names or patterns that it listens to. */
  readonly paths: (heard: Heard) => readonly string[];
}

const listeners: Readonly<Record<string, Listener>> = lookup({
  MessagePattern: { kind: 'message', method: 'MESSAGE', paths: eachPattern },
  EventPattern: { kind: 'event', method: 'EVENT', paths: eachPattern },
  OnEvent: { kind: 'event', method: 'EVENT', paths: ({ args, project }) => [patternText(args[0], project)] },
  Saga: { kind: 'event', method: 'SAGA', paths: ({ found }) => [`${found.owner.name}.${found.member.name}`] },
  GrpcMethod: { kind: 'grpc', method: 'UNARY', paths: grpcPath },
  GrpcStreamMethod: { kind: 'grpc', method: 'STREAM', paths: grpcPath },
  GrpcStreamCall: { kind: 'grpc', method: 'STREAM', paths: grpcPath },
  SubscribeMessage: { kind: 'websocket', method: 'MESSAGE', paths: socketPath },
  Cron: { kind: 'cron', method: 'CRON', paths: ({ args, project }) => [patternText(args[0], project)] },
  Interval: { kind: 'cron', method: 'INTERVAL', paths: lastPath },
  Timeout: { kind: 'cron', method: 'TIMEOUT', paths: lastPath },
  Process: { kind: 'queue', method: 'PROCESS', paths: queuePath },
});

/** Methods that a worker or a queue calls when something happens: `@OnWorkerEvent('failed')`, `@OnQueueFailed()`. */
const queueEvents = /^On(?:Worker|QueueEvents|GlobalQueue|Queue)(\w*)$/;

/** Decorators whose methods guards, interceptors, pipes and filters stand in front of; timers and queues have none. */
const passed = new Set([
  'MessagePattern',
  'EventPattern',
  'GrpcMethod',
  'GrpcStreamMethod',
  'GrpcStreamCall',
  'SubscribeMessage',
]);

export function nestListeners(project: Project): EndpointFact[] {
  const outer = providedEnhancers(project);
  return project.classes.flatMap((placed) => {
    if (placed.sketch.decorators.length === 0) return [];
    const ofClass = classDecorators(placed, project);
    return [
      ...allMembers(classType(placed), project).flatMap((found) => listening(found, ofClass, project)),
      ...nestResolvers(placed, ofClass, project, outer),
      ...handling(placed, ofClass, project),
      ...grpcServices(placed, project),
    ];
  });
}

function listening(found: PlacedMember, ofClass: readonly PlacedDecorator[], project: Project): EndpointFact[] {
  const decorators = memberDecorators(found, project);
  const annotated = decorators.flatMap(({ name, args }) => {
    const heard = { found, args, ofClass, project };
    const listener = listeners[name] ?? queueEvent(name);
    if (!listener) return [];
    const through = passed.has(name) ? throughOf(ofClass, decorators, project) : {};
    return listener
      .paths(heard)
      .map((path) => ({ ...toFact(listener.kind, listener.method, path, found), ...through }));
  });
  return [...annotated, ...working(found, decorators, ofClass, project)];
}

/** BullMQ: `@Processor('queue') class extends WorkerHost { process(job) }`. */
function working(
  found: PlacedMember,
  decorators: readonly PlacedDecorator[],
  ofClass: readonly PlacedDecorator[],
  project: Project,
): EndpointFact[] {
  if (found.member.name !== 'process' || found.member.scope === undefined) return [];
  if (!findDecorator(ofClass, 'Processor') || findDecorator(decorators, 'Process')) return [];
  return [toFact('queue', 'PROCESS', queueOf(ofClass, project), found)];
}

/** CQRS: `@EventsHandler(PhotoAdded) class { handle() }`. Commands and queries are answered in the request: no entry. */
function handling(placed: PlacedClass, ofClass: readonly PlacedDecorator[], project: Project): EndpointFact[] {
  const handler = findDecorator(ofClass, 'EventsHandler');
  const method = handler && allMembers(classType(placed), project).find(({ member }) => member.name === 'handle');
  if (!handler || !method) return [];
  return handler.args.map((event) => toFact('event', 'EVENT', patternText(event, project), method));
}

function queueEvent(name: string): Listener | undefined {
  const match = queueEvents.exec(name);
  if (!match) return undefined;
  const own = (match[1] ?? '').replace(/^./, (letter) => letter.toLowerCase());
  return {
    kind: 'event',
    method: 'EVENT',
    paths: ({ args, ofClass, project }) => {
      const event = own === '' || own === 'event' ? patternText(args[0], project) : own;
      return [`${queueOf(ofClass, project)}:${event}`];
    },
  };
}

function toFact(kind: EndpointKind, method: string, path: string, found: PlacedMember): EndpointFact {
  return { kind, method, path, handler: memberId(found), file: found.owner.file, line: found.member.line };
}

function eachPattern({ args, project }: Heard): readonly string[] {
  const [first] = args;
  if (first?.term.kind !== 'list') return [patternText(first, project)];
  return first.term.items.map((term) => patternText({ term, place: first.place }, project));
}

function lastPath({ args, project }: Heard): readonly string[] {
  return [patternText(args.at(-1), project)];
}

function grpcPath({ args, found, project }: Heard): readonly string[] {
  const [service, method] = args.map(({ term, place }) => project.text(term, place));
  return [`${service ?? found.owner.name}/${method ?? capital(found.member.name)}`];
}

/** `namespace/message`; the options come after the port. */
function socketPath({ args, ofClass, project }: Heard): readonly string[] {
  const gateway = findDecorator(ofClass, 'WebSocketGateway');
  const options = gateway?.args.find(({ term }) => field(term, 'namespace'));
  const namespace = options && project.text(field(options.term, 'namespace'), options.place);
  const message = patternText(args[0], project);
  return [namespace ? `${namespace.replace(/^\/+|\/+$/g, '')}/${message}` : message];
}

function queuePath({ args, ofClass, project }: Heard): readonly string[] {
  const [options] = args;
  const job = options && project.text(field(options.term, 'name') ?? options.term, options.place);
  const queue = queueOf(ofClass, project);
  return [job === undefined ? queue : `${queue}/${job}`];
}

function queueOf(ofClass: readonly PlacedDecorator[], project: Project): string {
  const [options] = findDecorator(ofClass, 'Processor', 'QueueEventsListener')?.args ?? [];
  const name = options && field(options.term, 'name');
  return patternText(name ? { term: name, place: options.place } : options, project);
}

function capital(name: string): string {
  return name.slice(0, 1).toUpperCase() + name.slice(1);
}
