/** How a piece of work looks behind a queue: keys go in, a key or the result comes out. */
import type { HeavyWorkFact } from '@banyan/model';
import type { FactsIndex } from '../../facts-index';
import type { Run } from '../../roles/run-context';
import { shortName } from '../../symbol-name';

/** Results that are bytes: they are stored, and their key is handed on. */
const bytes = /\b(?:Buffer|Uint8Array|ArrayBuffer|Blob|Readable|ReadStream|Stream|StreamableFile|PDF\w*|Workbook)\b/;

/** @param run the request that reaches the work; the parameters of its path are the payload */
export function queueSketch(index: FactsIndex, { function: id }: HeavyWorkFact, run: Run): string {
  const name = shortName(id);
  const returns = resultOf(index.functions.get(id)?.returns);
  return [
    `// in ${run.text}`,
    `const job = await queue.add('${name}', ${payloadOf(run.text)}); // ids and object keys, never bytes`,
    `return { job: job.id }; // 202 Accepted`,
    `// in the worker, which does what ${name} does now`,
    `async function process(job): Promise<${returns}>`,
  ].join('\n');
}

/** `GET /photos/:id` → `{ id }` */
function payloadOf(route: string): string {
  const names = [...route.matchAll(/[:{](\w+)/g)].map(([, name]) => name);
  return names.length > 0 ? `{ ${[...new Set(names)].join(', ')} }` : '{ key }';
}

/** What the work gives, with bytes replaced by the key that they are stored under. */
function resultOf(returns: string | undefined): string {
  const inner = returns?.replace(/^Promise<(.*)>$/, '$1');
  return inner === undefined || inner === 'void' || bytes.test(inner) ? '{ key: string }' : inner;
}
