/** Entities that come along with lifted ones and that no lifted module registers with the data layer. */
import type { CodeFacts, EntityFact, ModulePath } from '@banyan/model';
import type { Application } from '../nest/application';
import type { NestModule } from '../nest/nest-module';
import { relatedEntities } from './close-service';
import type { Kept } from './kept';
import type { ServiceFile } from '../lift-input';

/** Entities to register with one data source. */
export interface RelatedEntities {
  /** Name of the data source as written, e.g. `'reports'`; absent for the default one. */
  readonly dataSource?: string;
  readonly entities: readonly EntityFact[];
}

/** With `autoLoadEntities` an entity is known only when a module names it; otherwise they are listed or found by file. */
export function unregisteredEntities(
  facts: CodeFacts,
  { copied, kept, app }: { readonly copied: readonly ServiceFile[]; readonly kept: Kept; readonly app: Application },
): readonly RelatedEntities[] {
  if (!copied.some(({ content }) => /\bautoLoadEntities\b/.test(content))) return [];
  const files = new Set<ModulePath>(copied.map(({ path }) => path));
  const registered = new Set([...kept.modules.values()].flatMap((module) => registeredBy(module)));
  const missing = relatedEntities(facts, files).filter(
    (entity) => entity.layer === 'typeorm' && !registered.has(idOf(entity)),
  );
  const byDataSource = new Map<string, EntityFact[]>();
  for (const entity of missing) {
    const dataSource = dataSourceOf(entity, app);
    byDataSource.set(dataSource, [...(byDataSource.get(dataSource) ?? []), entity]);
  }
  return [...byDataSource]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([dataSource, entities]) => ({
      ...(dataSource !== '' && { dataSource }),
      entities: entities.sort((a, b) => (a.name < b.name ? -1 : 1)),
    }));
}

function idOf({ file, name }: EntityFact): string {
  return `${file}#${name}`;
}

function registeredBy({ entries }: NestModule): readonly string[] {
  return entries.imports.flatMap(({ is }) => (is.kind === 'library' && is.method === 'forFeature' ? is.given : []));
}

/** The string beside the entity's list in the module that registers it in the monolith. */
function dataSourceOf(entity: EntityFact, app: Application): string {
  for (const { entries } of app.modules.values())
    for (const { is } of entries.imports)
      if (is.kind === 'library' && is.method === 'forFeature' && is.given.includes(idOf(entity)))
        return is.given.find((token) => token.startsWith('"'))?.replaceAll('"', "'") ?? '';
  return '';
}
