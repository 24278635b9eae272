/** A project's folder → its facts. The map of this package: read, sketch, resolve, link, extract. */
import type { CodeFacts } from '@banyan/model';
import { collectWithCache } from './incremental/collect-with-cache';
import { checking, drawing, finishing, reading } from './incremental/when-needed';
import { openProject, type SourceChoice } from './open-project';
import type { Progress } from './read/read-sources';

/** What to analyse. */
export interface CollectOptions extends SourceChoice {
  /** Asks the type checker about the calls that syntax cannot follow: needs the project's packages and some seconds. */
  readonly types?: boolean;
  /** Called after each file. */
  readonly onProgress?: (progress: Progress) => void;
  /**
   * Folder for what was read, so that the next run reads and draws only what changed; the facts are the same to the
   * byte. It holds names and texts of the analysed code. Without it, and with `types`, nothing is kept.
   */
  readonly cache?: string;
  /** Called once with a sentence when the cache cannot be written; the facts do not suffer. */
  readonly onCacheFault?: (sentence: string) => void;
}

/**
 * Reads a project and states facts about it. Nothing of the project is run: its configs are parsed, its code is read.
 * @throws BanyanError FACTS_ROOT_MISSING, FACTS_SOURCE_MISSING, FACTS_SOURCE_OUTSIDE, FACTS_NO_SOURCE
 */
export async function collectFacts(root: string, options: CollectOptions): Promise<CodeFacts> {
  const opened = openProject(root, options);
  // What the type checker says hangs on the installed packages too: such a run is always a whole one.
  if (options.cache !== undefined && !options.types)
    return collectWithCache(opened, { ...options, cache: options.cache });
  const { sketches, problems } = await reading().readSources(opened.base, opened.files, options.onProgress);
  const ask = options.types ? checking().answerByTypes : undefined;
  const { gathered } = await drawing().collectAll(opened, options.tests, sketches, problems, ask);
  return finishing().finishFacts(gathered);
}
