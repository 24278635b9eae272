/** Declared in the same `@Module`: the team has already said that these belong together. */
import type { ModulePath, ModuleReference, NestModuleFact, SourceLocation, SymbolId } from '@banyan/model';
import { type FactsIndex, folderOf, moduleOf } from '../facts-index';
import { type CouplingCriterion, type CouplingScore } from './criterion';
import { listSome } from './describe-module';
import { classNamed } from './entity-declaration';
import { itself, type PlaceOf } from './share-score';

export const nestModule: CouplingCriterion = {
  name: 'nest-module',
  describes: 'Controllers, providers and entities declared by the same NestJS module belong together.',
  nature: 'belonging',
  weight: 5,
  score: (index) => toScores(index, moduleOf),
  pieces: (index) => toScores(index, itself),
};

function toScores(index: FactsIndex, placeOf: PlaceOf): CouplingScore[] {
  const declarations = index.facts.nestModules.flatMap((module) => declarationsOf(index, module));
  const declaredBy = new Map<string, number>();
  for (const { file } of declarations) declaredBy.set(file, (declaredBy.get(file) ?? 0) + 1);
  return declarations.map((declaration) => toScore(declaration, declaredBy.get(declaration.file) ?? 1, placeOf));
}

interface Declaration {
  readonly module: NestModuleFact;
  readonly id: SymbolId;
  readonly file: ModulePath;
  readonly name: string;
  readonly others: readonly string[];
  readonly at: SourceLocation;
}

/** What a Nest module lists as its own, and the entities it asks TypeORM or Mongoose for. */
function declarationsOf(index: FactsIndex, module: NestModuleFact): Declaration[] {
  const listed = [...module.controllers, ...module.providers].flatMap((reference) => {
    const { id, name } = reference;
    return id === undefined ? [] : [{ id, file: moduleOf(id), name, at: reference as SourceLocation }];
  });
  const found = [...listed, ...module.imports.flatMap((reference) => entitiesOf(index, reference))].filter(
    ({ file }) => index.has(file) && file !== module.file,
  );
  return found.map((one) => ({
    ...one,
    at: { file: one.at.file, line: one.at.line },
    module,
    others: found.filter(({ file }) => file !== one.file).map(({ name }) => name),
  }));
}

function entitiesOf(index: FactsIndex, reference: ModuleReference) {
  return (reference.arguments ?? []).flatMap((name) => {
    const entity = index.entities.get(name);
    if (entity === undefined) return [];
    const id = classNamed(index, entity.file, name);
    return [{ id, file: entity.file, name, at: reference as SourceLocation }];
  });
}

/** What several modules declare binds each of them less, except the one it lives with. */
function toScore(
  { module, id, file, name, others, at }: Declaration,
  declaredBy: number,
  placeOf: PlaceOf,
): CouplingScore {
  const together = others.length === 0 ? '' : ` together with ${listSome([...others].sort())}`;
  return {
    from: placeOf(module.id),
    to: placeOf(id),
    score: folderOf(file) === folderOf(module.file) ? 1 : 1 / declaredBy,
    text: `${module.name} declares ${name}${together}`,
    evidence: [at],
  };
}
