/** Names of tables and columns that the code does not write: TypeORM's default strategy, and the well-known one with underscores. */
import type { Project } from '../../link/project';

/** How columns are named. */
export interface Naming {
  readonly column: (property: string) => string;
  readonly joinColumn: (property: string, referenced: string) => string;
}

const asWritten: Naming = { column: (property) => property, joinColumn: joinColumnName };
const underscored: Naming = {
  column: snakeCase,
  joinColumn: (property, referenced) => snakeCase(joinColumnName(property, referenced)),
};

/** `namingStrategy: new SnakeNamingStrategy()` anywhere in the project; the default strategy else. */
export function namingOf(project: Project): Naming {
  const snake = project.calls.some(
    ({ call }) => call.isNew && call.callee.kind === 'name' && /^Snake(?:Case)?NamingStrategy$/.test(call.callee.name),
  );
  return snake ? underscored : asWritten;
}

/** `PhotoAlbum` → `photo_album`, as TypeORM's own rule has it (two capitals before a small letter are parted too). */
export function snakeCase(name: string): string {
  return name
    .replace(/([A-Z])([A-Z])([a-z])/g, '$1_$2$3')
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase();
}

/** `owner` + `id` → `ownerId`. */
export function joinColumnName(property: string, referenced: string): string {
  return property + referenced.slice(0, 1).toUpperCase() + referenced.slice(1);
}

/** `photo` + `tags` + `tag` → `photo_tags_tag`. */
export function joinTableName(first: string, property: string, second: string): string {
  return snakeCase(`${first}_${property.replace(/\./g, '_')}_${second}`);
}
