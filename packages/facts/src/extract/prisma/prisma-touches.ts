/** Prisma: what `prisma.model.method({ … })` touches, nested reads and writes included. */
import type { EntityFact } from '@banyan/model';
import type { PlacedCall, Project } from '../../link/project';
import type { Place } from '../../link/types';
import type { Term } from '../../sketch/term';
import { detailed, reads, type Touch, writes } from '../data/access';
import type { TouchReader } from '../data/data-accesses';
import type { EntityIndex } from '../data/entity-index';
import { isClient, modelOfDelegate } from './prisma-client';
import { optionDetails } from './prisma-key';
import { optionTouches } from './prisma-nested';
import { prismaRows } from './prisma-rows';

const readMethods = /^(?:find(?:Many|First|FirstOrThrow|Unique|UniqueOrThrow)|count|aggregate|groupBy)$/;
const writeMethods =
  /^(?:create|createMany|createManyAndReturn|update|updateMany|updateManyAndReturn|upsert|delete|deleteMany)$/;

export const prisma: TouchReader = {
  names: [readMethods, writeMethods],
  layer: 'prisma',
  touches: prismaTouches,
};

function prismaTouches(placed: PlacedCall, entities: EntityIndex, project: Project): Touch[] {
  const { callee, args } = placed.call;
  const model = calledModel(placed, entities, project);
  if (!model || callee.kind !== 'member') return [];
  const place = { file: placed.file, scope: placed.call.scope };
  const own = writeMethods.test(callee.name) ? writes(model.name) : reads(model.name);
  const context = { entities, project };
  const rows = own.operation === 'read' ? prismaRows(model, callee.name, args[0], place, context) : {};
  return detailed([own, ...optionTouches(model, args[0], place, context)], {
    ...optionDetails(model, args[0], place, context),
    ...rows,
  });
}

/** The model of a call on its delegate: `prisma.user.find…`, `const users = prisma.user; users.find…`. */
export function calledModel(
  { file, call }: PlacedCall,
  entities: EntityIndex,
  project: Project,
): EntityFact | undefined {
  const { callee, scope, isNew } = call;
  if (isNew || callee.kind !== 'member') return undefined;
  if (!writeMethods.test(callee.name) && !readMethods.test(callee.name)) return undefined;
  const place = { file, scope };
  return modelOf(callee.of, place, entities, project) ?? aliasedModel(callee.of, place, entities, project);
}

function modelOf(term: Term, place: Place, entities: EntityIndex, project: Project): EntityFact | undefined {
  if (term.kind !== 'member') return undefined;
  const model = entities.named(term.name.slice(0, 1).toUpperCase() + term.name.slice(1));
  return model?.layer === 'prisma' && isClient(term.of, place, project) ? model : undefined;
}

function aliasedModel(term: Term, place: Place, entities: EntityIndex, project: Project): EntityFact | undefined {
  if (term.kind !== 'name' && term.kind !== 'member') return undefined;
  const constant = project.types.constant(term, place);
  const aliased = constant && modelOf(constant.term, constant.place, entities, project);
  return aliased ?? modelOfDelegate(project.types.of(term, place), entities);
}
