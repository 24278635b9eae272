/**
 * Entities after an edit that changed nothing but where things stand. They are put together from several files (columns
 * of base classes, schemas made elsewhere), so their lines cannot be moved: those that the file may be part of are drawn
 * again, before and after, and what was drawn before must be what is known.
 */
import { isDeepStrictEqual } from 'node:util';
import { isOfConcern } from '../extract/concerns';
import type { ClassEntity } from '../extract/data/class-entity';
import { writtenEntities } from '../extract/data/collect-data';
import { type Known, Project } from '../link/project';
import type { FileSketch } from '../sketch/file-sketch';

/** All files, before or after the edit. */
export interface World {
  readonly known: Known;
  readonly files: { readonly sketch: (path: string) => FileSketch };
}

/**
 * @param file whose text is another one
 * @returns nothing when an entity hangs on more than the files that it was drawn again from
 */
export function redrawEntities(
  file: string,
  entities: readonly ClassEntity[],
  before: World,
  after: World,
): readonly ClassEntity[] | undefined {
  const parts = partsOf(file, before.known);
  const files = new Set(entities.filter((entity) => mayHangOn(file, entity, parts)).map(({ fact }) => fact.file));
  if (files.size === 0) return entities;
  const old = drawn(files, before);
  const fresh = drawn(files, after);
  if (old.length !== fresh.length) return undefined;
  const left = new Set(old.keys());
  const result = entities.map((entity) => {
    if (!files.has(entity.fact.file) || entity.fact.layer === 'prisma') return entity;
    const at = [...left].find((index) => isDeepStrictEqual(old[index], entity));
    if (at !== undefined) left.delete(at);
    return at === undefined ? undefined : fresh[at];
  });
  return result.every((entity) => entity !== undefined) ? result : undefined;
}

function drawn(files: ReadonlySet<string>, { known, files: all }: World): ClassEntity[] {
  const sketches = [...files].sort().map(all.sketch);
  return writtenEntities(new Project(known, sketches, isOfConcern)).flat();
}

/** What of a file can be part of entities elsewhere. */
interface Parts {
  /** Classes that inherit from one of the file, as `<file>#<class>`. */
  readonly heirs: ReadonlySet<string>;
  /** Whether it has constants or calls that entities without a class may be made of. */
  readonly made: boolean;
}

function partsOf(file: string, known: Known): Parts {
  const { names, heirs } = known;
  const indexed = names.files.get(file);
  const found = [...(indexed?.classes.keys() ?? [])].flatMap((name) => heirs.of(file, name));
  const bound = [...(indexed?.sketch.scopes[0]?.bindings.values() ?? [])];
  return {
    heirs: new Set(found.map((heir) => `${heir.file}#${heir.name}`)),
    made:
      bound.some(({ init }) => init?.kind === 'record' || init?.kind === 'call' || init?.kind === 'list') ||
      (indexed !== undefined && new Project(known, [indexed.sketch], isOfConcern).calls.length > 0),
  };
}

function mayHangOn(file: string, { fact, classId, bodies, scopes }: ClassEntity, { heirs, made }: Parts): boolean {
  if (fact.layer === 'prisma') return false;
  if (fact.file === file || heirs.has(classId) || (classId === '' && made)) return true;
  if (bodies?.some((body) => body.startsWith(`${file}@`))) return true;
  return [...(scopes?.values() ?? [])].some((scope) => JSON.stringify(scope).includes(JSON.stringify(file)));
}
