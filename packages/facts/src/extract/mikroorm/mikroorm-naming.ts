/** MikroORM's naming strategies: names of tables and columns that the code does not write. */
import type { Project } from '../../link/project';

/** How one project names its tables and columns. */
export interface MikroNaming {
  readonly table: (entity: string) => string;
  readonly column: (property: string) => string;
  readonly joinColumn: (property: string) => string;
}

const underscore = (name: string): string => name.replace(/([a-z])([A-Z])/g, '$1_$2').toLowerCase();
const same = (name: string): string => name;

const underscores: MikroNaming = {
  table: underscore,
  column: underscore,
  joinColumn: (name) => `${underscore(name)}_id`,
};
/** EntityCaseNamingStrategy */
const entityCase: MikroNaming = { table: same, column: same, joinColumn: same };
/** MongoNamingStrategy */
const mongo: MikroNaming = { table: (name) => underscore(name).replace(/_/g, '-'), column: same, joinColumn: same };

/** The strategy that a project sets, or the default of the driver that it imports. */
export function mikroNaming(project: Project): MikroNaming {
  let found = underscores;
  for (const { imports } of project.sketches) {
    for (const { specifier, names } of imports) {
      if (!specifier.startsWith('@mikro-orm/')) continue;
      if (names.some(({ imported }) => imported === 'EntityCaseNamingStrategy')) return entityCase;
      if (specifier === '@mikro-orm/mongodb' || names.some(({ imported }) => imported === 'MongoNamingStrategy'))
        found = mongo;
    }
  }
  return found;
}
