/**
 * For processes that live for seconds: V8 is told to optimize only what runs often. Reading and drawing run much code a
 * little, and V8 spends more on optimizing it than the faster code saves (docs/decisions/0005 has the figures).
 */
import { setFlagsFromString } from 'node:v8';

/** The SQL parser's grammar is one function of 100 KB: optimizing it takes two seconds, and in V8 13 more than 600 MB. */
const wasm = ['--no-wasm-tier-up', '--no-wasm-dynamic-tiering'];

/**
 * What each V8 calls it, by its major version (Node 20; Node 22 and 24). A V8 that is not listed is left as it is: it
 * would complain about a flag that it does not know.
 */
const flags: Readonly<Record<string, readonly string[]>> = {
  11: ['--interrupt-budget=2500000', ...wasm],
  12: ['--invocation-count-for-turbofan=100000', ...wasm],
  13: ['--invocation-count-for-turbofan=100000', ...wasm],
};

/**
 * Holds for the whole process, so it is the process that decides: `collectFacts` never calls it.
 * @returns the flags that were set
 */
export function compileLess(v8 = process.versions.v8): readonly string[] {
  const chosen = flags[v8.split('.')[0] ?? ''] ?? [];
  for (const flag of chosen) setFlagsFromString(flag);
  return chosen;
}
