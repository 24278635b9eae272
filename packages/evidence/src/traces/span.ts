/** A span as every reader of traces hands it on: only what is summed up later, nothing else of the trace is kept. */

/** Plain data. Ids are lower-case hex wherever the format allows. */
export interface Span {
  readonly trace: string;
  readonly id: string;
  /** `undefined` for a root. */
  readonly parent: string | undefined;
  readonly name: string;
  readonly kind: SpanKind;
  /** Milliseconds since 1970, and how long it took; negative where the clock ran backwards. */
  readonly start: number;
  readonly duration: number;
  readonly error: boolean;
  /** Shared by the spans of one resource. A reader may learn of the name after the spans: it is read late. */
  readonly resource: SpanResource;
  readonly facts: SpanFacts;
}

export type SpanKind = 'server' | 'client' | 'producer' | 'consumer' | 'internal';

/** The process that a span was made in. */
export interface SpanResource {
  service?: string | undefined;
}

/** What the attributes of a span say, by one name for all conventions: see `attribute-names.ts`. */
export type SpanFacts = { [name in FactName]?: string | undefined };

export type FactName =
  | 'statement'
  | 'system'
  | 'collection'
  | 'operation'
  | 'method'
  | 'route'
  | 'path'
  | 'status'
  | 'controller'
  | 'callback'
  | 'file'
  | 'line'
  | 'function'
  | 'rpcService'
  | 'rpcMethod'
  | 'rpcSystem'
  | 'topic'
  | 'messaging'
  | 'graphqlName'
  | 'graphqlType'
  | 'peer'
  | 'address'
  | 'port';
