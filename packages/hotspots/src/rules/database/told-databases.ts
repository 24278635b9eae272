/** What `banyan.yaml` says of databases, and which pools lead to them. */
import {
  configFile,
  type DatabaseServer,
  type DatabaseSettings,
  type ConnectionPoolFact,
  type HotspotSettings,
} from '@banyan/model';
import { pathMatcher } from '../../settings/path-matcher';

/** A database with the words for where its figures stand, e.g. `main (banyan.yaml)`. */
export interface ToldDatabase extends DatabaseSettings {
  readonly place: string;
}

export function toldDatabases({ databases = {} }: HotspotSettings): ToldDatabase[] {
  return Object.entries(databases).map(([name, database]) => ({ ...database, place: `${name} (${configFile})` }));
}

/** The one that names the file of a pool, else the one that names none and has its kind of server. */
export function databaseOf(
  databases: readonly ToldDatabase[],
  { file, server }: ConnectionPoolFact,
  only: DatabaseServer | undefined,
): ToldDatabase | undefined {
  const fitting = databases.filter((one) => one.server === (server ?? only ?? one.server));
  return (
    fitting.find(({ pools }) => pools && pathMatcher(pools)(file) !== undefined) ?? fitting.find(({ pools }) => !pools)
  );
}
