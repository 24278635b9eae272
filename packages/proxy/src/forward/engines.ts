/** The engines a proxy can run on. One contract test runs over all of them. */
import type { ForwarderFactory } from './forwarder';
import { createHttpProxyForwarder } from './http-proxy/http-proxy-forwarder';
import { createUndiciForwarder } from './undici-forwarder';

/** Name of an engine. */
export type EngineName = 'undici' | 'http-proxy';

/** An engine and what it is good for. */
export interface Engine {
  readonly describes: string;
  readonly create: ForwarderFactory;
  /** What it does otherwise than the contract says, by row; each is held by a test. */
  readonly limits: Readonly<Partial<Record<LimitedRow, string>>>;
}

/** Rows of the contract that an engine may be unable to keep. */
export type LimitedRow = 'names of repeated fields' | 'says 100 unasked';

/** Engines by name; the first one is the default. */
export const engines: Readonly<Record<EngineName, Engine>> = {
  undici: {
    describes: 'undici dispatch with raw header arrays',
    create: createUndiciForwarder,
    limits: { 'says 100 unasked': 'an upstream that says 100 Continue unasked is answered 502' },
  },
  'http-proxy': {
    describes: 'http-proxy 1.18 under guard, with its options and events; costs more',
    create: createHttpProxyForwarder,
    limits: { 'names of repeated fields': 'fields of a request that repeat stand together, written as the first one' },
  },
};
