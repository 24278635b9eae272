/** The module around the lifted root: it adds the entities that lifted ones relate to. */
import type { ModulePath } from '@banyan/model';
import type { RelatedEntities } from '../closure/unregistered-entities';
import { relativePath } from '../rewrite/relative-imports';

/** Text of `service.module.ts`. */
export function buildServiceModule(path: ModulePath, related: readonly RelatedEntities[], extension: string): string {
  const entities = related.flatMap((one) => one.entities);
  const imports = entities
    .map(({ name, file }) => `import { ${name} } from '${relativePath(path, file, extension)}';\n`)
    .sort();
  const features = related.map(
    ({ dataSource, entities: own }) =>
      `TypeOrmModule.forFeature([${own.map(({ name }) => name).join(', ')}]${dataSource ? `, ${dataSource}` : ''})`,
  );
  const why =
    features.length > 0
      ? '\n * Entities that lifted ones relate to are registered here: the data layer wants both ends.'
      : '';
  return `/**
 * The service: the lifted root module and what it needs around it.${why}
 */
import { type DynamicModule, Module, type Type } from '@nestjs/common';
${features.length > 0 ? "import { TypeOrmModule } from '@nestjs/typeorm';\n" : ''}${imports.join('')}
@Module({})
export class ServiceModule {
  static around(root: Type | DynamicModule): DynamicModule {
    return { module: ServiceModule, imports: [${['root', ...features].join(', ')}] };
  }
}
`;
}
