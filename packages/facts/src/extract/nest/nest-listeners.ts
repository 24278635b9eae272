/** Entry points of Nest that are no HTTP routes: resolvers, messages, timers, queues, events, sockets. */
import type { EndpointFact, EndpointKind } from '@banyan/model';
import { field, type PlacedClass, type Project } from '../../link/project';
import type { Place } from '../../link/types';
import { renderTerm, type Term } from '../../sketch/term';
import { allMembers, classType, decorator, memberId, type PlacedMember } from './decorated';
import { classReference } from './class-reference';

interface Listener {
  readonly kind: EndpointKind;
  readonly method: string;
  /** The name or pattern that it listens to. */
  readonly path: (args: readonly Term[], found: PlacedMember, placed: PlacedClass, project: Project) => string;
}

const listeners: Readonly<Record<string, Listener>> = {
  MessagePattern: { kind: 'message', method: 'MESSAGE', path: patternPath },
  EventPattern: { kind: 'event', method: 'EVENT', path: patternPath },
  OnEvent: { kind: 'event', method: 'EVENT', path: patternPath },
  GrpcMethod: { kind: 'grpc', method: 'UNARY', path: grpcPath },
  GrpcStreamMethod: { kind: 'grpc', method: 'STREAM', path: grpcPath },
  SubscribeMessage: { kind: 'websocket', method: 'MESSAGE', path: patternPath },
  Cron: { kind: 'cron', method: 'CRON', path: patternPath },
  Interval: { kind: 'cron', method: 'INTERVAL', path: lastPath },
  Timeout: { kind: 'cron', method: 'TIMEOUT', path: lastPath },
  Process: { kind: 'queue', method: 'PROCESS', path: queuePath },
};
const graphql: Readonly<Record<string, string>> = {
  Query: 'QUERY',
  Mutation: 'MUTATION',
  Subscription: 'SUBSCRIPTION',
  ResolveField: 'FIELD',
  ResolveReference: 'REFERENCE',
};

export function nestListeners(project: Project): EndpointFact[] {
  return project.classes.flatMap((placed) => {
    if (placed.sketch.decorators.length === 0) return [];
    const isResolver = decorator(placed.sketch.decorators, 'Resolver') !== undefined;
    return allMembers(classType(placed), project).flatMap((found) => [
      ...listening(found, placed, project),
      ...(isResolver ? resolving(found, placed, project) : []),
      ...working(found, placed, project),
    ]);
  });
}

function listening(found: PlacedMember, placed: PlacedClass, project: Project): EndpointFact[] {
  return found.member.decorators.flatMap(({ name, args }) => {
    const listener = listeners[name];
    return listener ? [toFact(listener.kind, listener.method, listener.path(args, found, placed, project), found)] : [];
  });
}

function resolving(found: PlacedMember, placed: PlacedClass, project: Project): EndpointFact[] {
  const place = { file: found.owner.file, scope: 0 };
  return found.member.decorators.flatMap(({ name, args }) => {
    const method = graphql[name];
    if (method === undefined) return [];
    const named = args.map((arg) => project.text(field(arg, 'name') ?? arg, place)).find((text) => text !== undefined);
    const field_ = named ?? found.member.name;
    return [
      toFact('graphql', method, method === 'FIELD' ? `${resolvedType(placed, project)}.${field_}` : field_, found),
    ];
  });
}

/** BullMQ: `@Processor('queue') class extends WorkerHost { process(job) }`. */
function working(found: PlacedMember, placed: PlacedClass, project: Project): EndpointFact[] {
  if (found.member.name !== 'process' || !decorator(placed.sketch.decorators, 'Processor')) return [];
  if (decorator(found.member.decorators, 'Process')) return [];
  return [toFact('queue', 'PROCESS', queueOf(placed, project), found)];
}

function toFact(kind: EndpointKind, method: string, path: string, found: PlacedMember): EndpointFact {
  return { kind, method, path, handler: memberId(found), file: found.owner.file, line: found.member.line };
}

function resolvedType(placed: PlacedClass, project: Project): string {
  const [of] = decorator(placed.sketch.decorators, 'Resolver')?.args ?? [];
  return (
    classReference(of, { file: placed.file, scope: 0 }, project)?.name ?? placed.sketch.name.replace(/Resolver$/, '')
  );
}

function patternPath(args: readonly Term[], found: PlacedMember, _placed: PlacedClass, project: Project): string {
  return pattern(args[0], { file: found.owner.file, scope: 0 }, project);
}

function lastPath(args: readonly Term[], found: PlacedMember, _placed: PlacedClass, project: Project): string {
  return pattern(args.at(-1), { file: found.owner.file, scope: 0 }, project);
}

function grpcPath(args: readonly Term[], found: PlacedMember, _placed: PlacedClass, project: Project): string {
  const place = { file: found.owner.file, scope: 0 };
  const service = project.text(args[0], place) ?? found.owner.name;
  return `${service}/${project.text(args[1], place) ?? capital(found.member.name)}`;
}

function queuePath(args: readonly Term[], found: PlacedMember, placed: PlacedClass, project: Project): string {
  const [options] = args;
  const job = project.text(field(options, 'name') ?? options, { file: found.owner.file, scope: 0 });
  return job === undefined ? queueOf(placed, project) : `${queueOf(placed, project)}/${job}`;
}

function queueOf(placed: PlacedClass, project: Project): string {
  const [options] = decorator(placed.sketch.decorators, 'Processor')?.args ?? [];
  return pattern(field(options, 'name') ?? options, { file: placed.file, scope: 0 }, project);
}

/** A pattern as text: strings as they are, objects as JSON, library constants by name. */
function pattern(term: Term | undefined, place: Place, project: Project): string {
  if (!term) return '';
  const text = project.text(term, place);
  if (text !== undefined) return text;
  const constant = project.types.constant(term, place);
  const opened = constant && pattern(constant.term, constant.place, project);
  if (opened !== undefined && opened !== '…') return opened;
  if (term.kind === 'record') {
    return JSON.stringify(
      Object.fromEntries(term.fields.map(({ key, value }) => [key, pattern(value, place, project)])),
    );
  }
  if (term.kind === 'list') return term.items.map((item) => pattern(item, place, project)).join('.');
  return renderTerm(term, project.sketch(place.file).calls);
}

function capital(name: string): string {
  return name.slice(0, 1).toUpperCase() + name.slice(1);
}
