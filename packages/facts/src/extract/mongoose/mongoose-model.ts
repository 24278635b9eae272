/** Which entity an expression is a model, a document or a query of. */
import type { EntityFact } from '@banyan/model';
import type { Project } from '../../link/project';
import type { LibraryType, Type } from '../../link/type';
import type { Place } from '../../link/types';
import type { Term } from '../../sketch/term';
import type { EntityIndex } from '../data/entity-index';
import { rootNames } from '../data/handed-client';
import { classReference } from '../nest/class-reference';
import { decorator } from '../nest/decorated';
import { modelName } from './model-name';

/** The entities that calls on a term go to: more than one in a plugin that several schemas use. */
export function entitiesOf(term: Term, place: Place, entities: EntityIndex, project: Project): readonly EntityFact[] {
  const found = ofType(project.types.of(term, place), entities, project) ?? injected(term, place, entities, project);
  if (found) return [found];
  const handed = handedHere(term, place, entities, project);
  if (handed.length > 0) return handed;
  return isSelf(term, place, project) ? entities.ofBody(scopesAround(place, project)) : [];
}

function ofType(type: Type | undefined, entities: EntityIndex, project: Project): EntityFact | undefined {
  if (type?.kind === 'array') return ofType(type.of, entities, project);
  if (type?.kind === 'class') return ofMongoose(entities.ofType(type));
  if (type?.kind !== 'library' || type.module !== 'mongoose') return undefined;
  if (!/(?:^|\.)(?:Model|(?:Hydrated)?Document|Query)$/.test(type.name)) return undefined;
  const made = type.madeBy && madeModel(type, entities, project);
  return made ?? type.args.map((arg) => ofType(arg, entities, project)).find(Boolean);
}

function madeModel({ madeBy }: LibraryType, entities: EntityIndex, project: Project): EntityFact | undefined {
  const made = madeBy && project.sketch(madeBy.file).calls[madeBy.call];
  const name = madeBy && made && modelName({ file: madeBy.file, call: made }, project);
  return name === undefined ? undefined : ofMongoose(entities.named(name));
}

/** `@InjectModel('Photo') private readonly photos`: by the token, when the type says nothing. */
function injected(term: Term, place: Place, entities: EntityIndex, project: Project): EntityFact | undefined {
  if (term.kind !== 'member' || term.of.kind !== 'name' || term.of.name !== 'this') return undefined;
  let at: Type | undefined = project.types.own(place);
  for (let steps = 0; at?.kind === 'class' && steps < 8; steps += 1) {
    const parameters = project.names.files.get(at.file)?.classes.get(at.name)?.parameters ?? [];
    const parameter = parameters.find(({ name }) => name === term.name);
    const token = parameter && decorator(parameter.decorators, 'InjectModel')?.args[0];
    const name = token && classReference(token, { file: at.file, scope: 0 }, project)?.name;
    if (name !== undefined) return ofMongoose(entities.named(name));
    at = project.types.base(at);
  }
  return undefined;
}

/** A query that is handed to a function of the same file: what the calls of that function hand over. */
function handedHere(term: Term, { file, scope }: Place, entities: EntityIndex, project: Project): EntityFact[] {
  const sketch = project.sketch(file);
  const [name, ...more] = rootNames(term, file, project);
  const own = sketch.functions[sketch.scopes[scope]?.function ?? 0];
  const binding = own && name !== undefined ? sketch.scopes[own.scope]?.bindings.get(name) : undefined;
  if (!own || more.length > 0 || binding?.parameter === undefined || own.scope === 0) return [];
  const method = own.name.slice(own.name.lastIndexOf('.') + 1);
  const found = sketch.calls.flatMap((call) => {
    const arg = call.args[binding.parameter ?? 0];
    const called = call.callee.kind === 'member' || call.callee.kind === 'name' ? call.callee.name : '';
    if (called !== method || !arg || sketch.scopes[call.scope]?.function === sketch.scopes[scope]?.function) return [];
    return ofType(project.types.of(arg, { file, scope: call.scope }), entities, project) ?? [];
  });
  return [...new Set(found)];
}

/** `this`, `this.constructor`, `const user = this`. */
function isSelf(term: Term, place: Place, project: Project): boolean {
  if (term.kind === 'member') return term.name === 'constructor' && isSelf(term.of, place, project);
  if (term.kind === 'call') {
    const callee = project.sketch(place.file).calls[term.call]?.callee;
    return callee?.kind === 'member' && isSelf(callee.of, place, project);
  }
  if (term.kind !== 'name') return false;
  if (term.name === 'this') return true;
  const constant = project.types.constant(term, place);
  return constant?.term.kind === 'name' && constant.term.name === 'this';
}

function scopesAround({ file, scope }: Place, project: Project): string[] {
  const { scopes } = project.sketch(file);
  const found: string[] = [];
  for (let at = scope; at > 0; at = scopes[at]?.parent ?? -1) found.push(`${file}@${at}`);
  return found;
}

function ofMongoose(entity: EntityFact | undefined): EntityFact | undefined {
  return entity?.layer === 'mongoose' ? entity : undefined;
}
