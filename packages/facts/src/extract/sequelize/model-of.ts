/** Which Sequelize model an expression is, or is an instance of: by its type, else by what it is called and where it comes from. */
import type { EntityFact } from '@banyan/model';
import type { Project } from '../../link/project';
import type { Place } from '../../link/types';
import type { Term } from '../../sketch/term';
import type { EntityIndex } from '../data/entity-index';

/** Names of the object that holds all models, as Sequelize's own generator and its users write it. */
const holders = /^(?:models?|db|database|sequelize|orm)$/i;
const holderFiles = /(?:^|\/)(?:models?|db|database|sequelize)(?:\/index)?(?:\.[cm]?[jt]s)?$/i;
const same =
  /^(?:scope|unscoped|schema|findOne|findByPk|findById|findAll|findOrCreate|findOrBuild|findCreateFind|create|bulkCreate|build|save|update|reload|restore|filter|slice|find|at)$/;
const handsElements = /^(?:map|forEach|filter|find|some|every|flatMap)$/;
const deepest = 8;

export function modelOf(
  term: Term,
  place: Place,
  entities: EntityIndex,
  project: Project,
  depth = 0,
): EntityFact | undefined {
  if (depth > deepest) return undefined;
  const type = project.types.of(term, place);
  const typed = entities.ofType(type?.kind === 'array' ? type.of : type);
  if (typed) return typed.layer === 'sequelize' ? typed : undefined;
  if (type?.kind === 'class') return undefined;
  const inner = (next: Term, at: Place = place): EntityFact | undefined =>
    modelOf(next, at, entities, project, depth + 1);
  switch (term.kind) {
    case 'name':
      return ofName(term.name, place, entities, project, depth);
    case 'member':
      return heldModel(term, place, entities, project) ?? ofConstant(term, place, entities, project, depth);
    case 'item':
    case 'cast':
      return inner(term.of);
    case 'either':
      return term.options.map((option) => inner(option)).find(Boolean);
    case 'call':
      return ofCall(term.call, place, entities, project, depth);
    default:
      return undefined;
  }
}

/** `models.User`, `this.models.BlogPost`, `require('../models').User` */
function heldModel(
  { of, name }: Extract<Term, { kind: 'member' }>,
  { file }: Place,
  entities: EntityIndex,
  project: Project,
): EntityFact | undefined {
  const holder = of.kind === 'name' || of.kind === 'member' ? of.name : '';
  if (holders.test(holder)) return entities.likeNamed(name, 'sequelize');
  const call = of.kind === 'call' ? project.sketch(file).calls[of.call] : undefined;
  const required = call?.callee.kind === 'name' && call.callee.name === 'require' ? call.args[0] : undefined;
  const specifier =
    required?.kind === 'text'
      ? required.value
      : of.kind === 'name'
        ? project.names.files.get(file)?.imported.get(of.name)?.specifier
        : undefined;
  return specifier !== undefined && holderFiles.test(specifier) ? entities.likeNamed(name, 'sequelize') : undefined;
}

function ofName(
  name: string,
  place: Place,
  entities: EntityIndex,
  project: Project,
  depth: number,
): EntityFact | undefined {
  const found = ofConstant({ kind: 'name', name }, place, entities, project, depth);
  if (found) return found;
  const imported = project.names.files.get(place.file)?.imported.get(name);
  if (imported && holderFiles.test(imported.specifier)) return entities.likeNamed(imported.imported, 'sequelize');
  return handedElement(name, place, entities, project, depth);
}

function ofConstant(
  term: Term,
  place: Place,
  entities: EntityIndex,
  project: Project,
  depth: number,
): EntityFact | undefined {
  const constant = project.types.constant(term, place);
  return constant && modelOf(constant.term, constant.place, entities, project, depth + 1);
}

/** `users.map((user) => user.update(…))` */
function handedElement(
  name: string,
  { file, scope }: Place,
  entities: EntityIndex,
  project: Project,
  depth: number,
): EntityFact | undefined {
  const sketch = project.sketch(file);
  for (let at = scope; at > 0; at = sketch.scopes[at]?.parent ?? -1) {
    const around = sketch.scopes[at];
    const binding = around?.bindings.get(name);
    if (!binding) continue;
    const call = around?.callbackOf && sketch.calls[around.callbackOf.call];
    if (binding.parameter !== 0 || call?.callee.kind !== 'member' || !handsElements.test(call.callee.name)) {
      return undefined;
    }
    return modelOf(call.callee.of, { file, scope: call.scope }, entities, project, depth + 1);
  }
  return undefined;
}

/** `sequelize.define('user', …)`, `sequelize.model('user')`, `User.findOne(…)`, a function that gives back a model. */
function ofCall(
  index: number,
  { file }: Place,
  entities: EntityIndex,
  project: Project,
  depth: number,
): EntityFact | undefined {
  const call = project.sketch(file).calls[index];
  if (!call) return undefined;
  const at = { file, scope: call.scope };
  const { callee } = call;
  if (call.isNew) return modelOf(callee, at, entities, project, depth + 1);
  if (callee.kind === 'member' && /^(?:define|model)$/.test(callee.name)) {
    const name = project.text(call.args[0], at);
    return name === undefined ? undefined : entities.likeNamed(name, 'sequelize');
  }
  const type = project.types.of(callee, at);
  if (type?.kind === 'function') {
    const scope = project.names.files.get(type.file)?.functions.get(type.name)?.scope;
    const returns = scope === undefined ? undefined : project.sketch(type.file).scopes[scope]?.returns;
    return returns && scope !== undefined
      ? modelOf(returns, { file: type.file, scope }, entities, project, depth + 1)
      : undefined;
  }
  return callee.kind === 'member' && same.test(callee.name)
    ? modelOf(callee.of, at, entities, project, depth + 1)
    : undefined;
}
