/** The engines a proxy can run on. One contract test runs over all of them. */
import type { ForwarderFactory } from './forwarder';
import { createUndiciForwarder } from './undici-forwarder';

/** Name of an engine. */
export type EngineName = 'undici';

/** An engine and what it is good for. */
export interface Engine {
  readonly describes: string;
  readonly create: ForwarderFactory;
}

/** Engines by name. */
export const engines: Readonly<Record<EngineName, Engine>> = {
  undici: { describes: 'undici dispatch with raw header arrays', create: createUndiciForwarder },
};
