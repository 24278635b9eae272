/** Results as the suite itself judges them, ours and those it publishes. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';

/** How one cache did. */
export interface Standing {
  readonly name: string;
  readonly required: number;
  readonly optimal: number;
  /** Tests without success, by suite; `suite` beside the name of a test. */
  readonly failed: readonly {
    readonly suite: string;
    readonly test: string;
    readonly kind: string;
    readonly why: string;
  }[];
}

/** All caches, and out of how many. */
export interface Standings {
  readonly of: { readonly required: number; readonly optimal: number };
  readonly ours: Standing;
  readonly others: readonly Standing[];
}

/** @param output what the client printed */
export function judgeResults(folder: string, output: string): Promise<Standings> {
  const script = join(__dirname, 'judge-results.mjs');
  return new Promise((resolve, reject) => {
    const child = execFile(process.execPath, [script, folder], { maxBuffer: 1 << 26 }, (error, stdout) => {
      if (error) reject(error);
      else resolve(JSON.parse(stdout) as Standings);
    });
    child.stdin?.end(output);
  });
}
