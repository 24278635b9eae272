/** Facts about how many connections the application holds open, and how it is run. */
import type { SourceLocation, SymbolId } from './location';

/** A kind of database server that limits how many connections it takes. */
export type DatabaseServer = 'postgres' | 'mysql' | 'mssql' | 'oracle' | 'mongodb' | 'sqlite';

/** A place where the code sets up a pool of connections; each instance of the application has one of its own. */
export interface ConnectionPoolFact extends SourceLocation {
  /** The library that keeps it, e.g. `typeorm`, `pg`, `prisma`. */
  readonly layer: string;
  readonly function: SymbolId;
  /** Absent where neither the options nor the library name the server. */
  readonly server?: DatabaseServer;
  /** Connections at most, where the code says so; absent where the library's default holds or only a variable tells. */
  readonly size?: PoolSize;
}

/** Where the size of a pool is written; with neither number nor variable where an option could not be read. */
export interface PoolSize extends SourceLocation {
  /** Absent where only the environment tells. */
  readonly connections?: number;
  /** The environment variable that sets it. */
  readonly variable?: string;
}

/** What a file beside the code says about how the application is run. Holds no secrets: names and numbers only. */
export interface DeploymentFact extends SourceLocation {
  /**
   * - `instances`: how many processes run of something at most; without `value`: one for each processor
   * - `server`: a database server; `value` is its limit of connections, where it is set
   * - `variable`: a number that an environment variable is set to
   * - `pooler`: PgBouncer or the like, which keeps the server's connections for everybody
   * - `connection-limit`: `connection_limit` in the connection string of Prisma
   */
  readonly kind: 'instances' | 'server' | 'pooler' | 'variable' | 'connection-limit';
  /** The service, workload, server or variable. */
  readonly name: string;
  readonly value?: number;
  /** Of a server. */
  readonly server?: DatabaseServer;
  /** What the file is for. */
  readonly by: 'compose' | 'kubernetes' | 'helm' | 'pm2' | 'dotenv' | 'prisma' | 'cluster';
}
