/** The names that attributes have had, by what they say. OpenTelemetry's stable names win over those before them. */
import type { FactName, SpanFacts } from './span';

/** Of one fact, the best name first. Sources: OpenTelemetry semantic conventions 1.20 to 1.38, NestJS, Datadog, Zipkin. */
const namesOf: { readonly [name in FactName]: readonly string[] } = {
  statement: ['db.query.text', 'db.statement', 'sql.query', 'db.query', 'mongodb.query', 'redis.raw_command'],
  system: ['db.system.name', 'db.system', 'db.type'],
  collection: [
    'db.collection.name',
    'db.sql.table',
    'db.mongodb.collection',
    'db.cassandra.table',
    'mongodb.collection',
  ],
  operation: ['db.operation.name', 'db.operation', 'redis.command'],
  method: ['http.request.method', 'http.method'],
  route: ['http.route', 'express.route', 'fastify.route', 'koa.route'],
  path: ['url.path', 'http.target', 'url.full', 'http.url', 'http.path'],
  status: ['http.response.status_code', 'http.status_code', 'http.statusCode'],
  controller: ['nestjs.controller'],
  callback: ['nestjs.callback'],
  file: ['code.file.path', 'code.filepath'],
  line: ['code.line.number', 'code.lineno'],
  function: ['code.function.name', 'code.function'],
  rpcService: ['rpc.service', 'grpc.method.service'],
  rpcMethod: ['rpc.method', 'grpc.method.path', 'grpc.method.name'],
  rpcSystem: ['rpc.system.name', 'rpc.system'],
  topic: ['messaging.destination.template', 'messaging.destination.name', 'messaging.destination', 'kafka.topic'],
  messaging: ['messaging.operation.type', 'messaging.operation.name', 'messaging.operation'],
  graphqlName: ['graphql.operation.name'],
  graphqlType: ['graphql.operation.type'],
  peer: ['service.peer.name', 'peer.service'],
  address: ['server.address', 'net.peer.name', 'net.host.name', 'out.host', 'peer.hostname'],
  port: ['server.port', 'net.peer.port', 'network.destination.port'],
};

/** What an attribute says, and how much better its name is than others for the same: 0 is the best. */
export interface KnownAttribute {
  readonly fact: FactName;
  readonly rank: number;
}

const known: ReadonlyMap<string, KnownAttribute> = new Map(
  Object.entries(namesOf).flatMap(([fact, names]) =>
    names.map((name, rank) => [name, { fact: fact as FactName, rank }] as const),
  ),
);

/**
 * No facts, with a place for each: objects that all have the same fields in the same order are read several times faster
 * than such as got theirs in whatever order the attributes came.
 */
function noFacts(): { [name in FactName]: string | undefined } {
  return {
    statement: undefined,
    system: undefined,
    collection: undefined,
    operation: undefined,
    method: undefined,
    route: undefined,
    path: undefined,
    status: undefined,
    controller: undefined,
    callback: undefined,
    file: undefined,
    line: undefined,
    function: undefined,
    rpcService: undefined,
    rpcMethod: undefined,
    rpcSystem: undefined,
    topic: undefined,
    messaging: undefined,
    graphqlName: undefined,
    graphqlType: undefined,
    peer: undefined,
    address: undefined,
    port: undefined,
  };
}

/** With a place for each, as all facts have. */
export function copyFacts(facts: SpanFacts): SpanFacts {
  return Object.assign(noFacts(), facts);
}

/** Facts as they are gathered, attribute by attribute, in any order. */
export class FactGatherer {
  readonly facts = noFacts();
  private readonly gathered: KnownAttribute[] = [];

  /** Attributes that say nothing of use, and values that are neither text nor number, change nothing. */
  add(name: string, value: unknown): void {
    const found = known.get(name);
    if (found) this.put(found, typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '');
  }

  /** Of two names for the same the better one counts, of the same name the first. */
  put(attribute: KnownAttribute, text: string): void {
    if (text === '') return;
    const { fact, rank } = attribute;
    if (this.facts[fact] !== undefined && this.rankOf(fact) <= rank) return;
    this.facts[fact] = text;
    this.gathered.push(attribute);
  }

  /** Begins anew with the same object. */
  clear(): void {
    for (const { fact } of this.gathered) this.facts[fact] = undefined;
    this.gathered.length = 0;
  }

  /** Of the attribute that `fact` comes from now. */
  private rankOf(fact: FactName): number {
    return this.gathered.findLast((attribute) => attribute.fact === fact)!.rank;
  }
}

/** Facts of attributes that stand in an object. */
export function toFacts(attributes: unknown): SpanFacts {
  const gatherer = new FactGatherer();
  if (attributes === null || typeof attributes !== 'object') return gatherer.facts;
  for (const [name, value] of Object.entries(attributes)) gatherer.add(name, value);
  return gatherer.facts;
}

/** What an attribute of this name says; `undefined` when it is nothing of use. */
export function knownAttribute(name: string): KnownAttribute | undefined {
  return known.get(name);
}

/** Whether an attribute of this name says anything of use. */
export function isKnownAttribute(name: string): boolean {
  return known.has(name);
}
