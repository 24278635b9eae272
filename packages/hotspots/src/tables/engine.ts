/** Which database a table is in, as far as the code shows. */
import type { EntityFact } from '@banyan/model';
import type { FactsIndex } from '../facts-index';
import { oncePerIndex } from '../once-per-index';

/** `sql` is one that is not known to be MySQL or MariaDB: most likely PostgreSQL. */
export type Engine = 'mysql' | 'mongodb' | 'sql';

const usesMysql = oncePerIndex(({ facts }) => {
  const imports = new Set(facts.imports.map(({ specifier }) => specifier.split('/')[0]));
  return ['mysql', 'mysql2', 'mariadb'].some((name) => imports.has(name)) && !imports.has('pg');
});

export function engineOf(index: FactsIndex, { layer }: EntityFact): Engine {
  if (layer === 'mongoose' || layer === 'mongodb') return 'mongodb';
  return usesMysql(index) ? 'mysql' : 'sql';
}
