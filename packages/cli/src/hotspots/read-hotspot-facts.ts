/** The facts that findings are drawn from: read from the code, as far as it changed, or taken as they are. */
import { join } from 'node:path';
import type { CodeFacts } from '@banyan/model';
import { readDocument } from '../documents/read-document';
import { progressBar } from '../print/progress-bar';
import { tellAround } from '../print/tell-around';

/** How to come by them. */
export interface ReadOptions {
  readonly out?: string;
  readonly source?: string[];
  readonly analyzed: boolean;
  readonly types: boolean;
  readonly cache: boolean;
}

/** @param folder of the documents and the cache */
export async function readHotspotFacts(root: string, folder: string, options: ReadOptions): Promise<CodeFacts> {
  if (options.analyzed) return readDocument('code-facts', folder, root);
  const [{ collectFacts }, { compileLess }] = await Promise.all([
    import('@banyan/facts'),
    import('@banyan/facts/process'),
  ]);
  compileLess();
  const facts = await collectFacts(root, {
    ...(options.source && { source: options.source }),
    ...{ tests: false, types: options.types },
    ...(options.cache && { cache: join(folder, 'cache') }),
    onCacheFault: (sentence) => process.stderr.write(`${sentence}\n`),
    onProgress: progressBar('reading', process.stderr),
  });
  tellAround(facts.problems);
  return facts;
}
