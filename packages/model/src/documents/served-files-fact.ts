/** Files that the application hands out itself. */
import type { SourceLocation, SymbolId } from './location';

/** A place where the code hands out files: a folder, or one file in answer to one request. */
export interface ServedFilesFact extends SourceLocation {
  readonly function: SymbolId;
  /** As written up to the parenthesis, e.g. `app.useStaticAssets`, `res.sendFile`; of a route of Hapi `handler.directory`. */
  readonly call: string;
  readonly library: 'express' | 'nest' | 'fastify' | 'koa' | 'hapi';
  /**
   * - `folder`: everything below a folder
   * - `file`: one file that the code names
   * - `request`: one file, in whose path stands something that the request says
   * - `run-time`: one file whose name is known at run time only
   */
  readonly of: 'folder' | 'file' | 'request' | 'run-time';
  /** The path as far as it is written, with `…` for what is not, e.g. `uploads/…`; absent where nothing is written. */
  readonly path?: string;
  /** What callers and caches are told; absent where nothing is. */
  readonly keeps?: KeepTime;
}

/** How long caches may keep an answer; empty where it is said by a value that could not be read. RFC 9111, RFC 8246. */
export interface KeepTime {
  /** Seconds. */
  readonly maxAge?: number;
  readonly immutable?: true;
  /** `private` or `no-store`: for the one caller only. */
  readonly private?: true;
}
