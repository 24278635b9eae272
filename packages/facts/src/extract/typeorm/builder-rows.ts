/** Query builders of TypeORM: how many rows they give, in which order, and whether they are locked. */
import type { EntityFact } from '@banyan/model';
import type { CallSketch } from '../../sketch/file-sketch';
import type { RowDetails } from '../data/access';
import { openedFields } from '../data/opened-fields';
import { rowDetails } from '../data/row-details';
import type { FindContext } from './typeorm-options';
import { lockModes } from './typeorm-rows';

const single = /^(?:getOne|getOneOrFail|getRawOne|getCount|getExists)$/;

/**
 * @param calls those that the builder is built by
 * @param method the one that runs it
 */
export function builderRows(
  entity: EntityFact,
  calls: readonly CallSketch[],
  method: string,
  file: string,
  context: FindContext,
): RowDetails {
  const { project } = context;
  const named = (names: RegExp): readonly CallSketch[] =>
    calls.filter(({ callee }) => callee.kind === 'member' && names.test(callee.name));
  const bounds = named(/^(?:take|limit)$/).flatMap(({ args: [value], scope }) =>
    value ? [{ value, place: { file, scope } }] : [],
  );
  const order = named(/^(?:addO|o)rderBy$/).flatMap((call) => orderOf(entity, call, file, context));
  const locks = named(/^setLock$/).some(({ args, scope }) =>
    lockModes.test(project.text(args[0], { file, scope }) ?? ''),
  );
  return rowDetails({ one: single.test(method), bounds, order, locks }, project);
}

/** `orderBy('photo.takenAt', 'DESC')`, `orderBy({ 'photo.takenAt': 'DESC' })` */
function orderOf(
  entity: EntityFact,
  { args, scope }: CallSketch,
  file: string,
  { entities, project }: FindContext,
): string[] {
  const place = { file, scope };
  const text = project.text(args[0], place);
  const names = text === undefined ? openedFields(args[0], place, project).map(({ key }) => key) : [text];
  return names.flatMap((name) => entities.columnOf(entity, name.slice(name.lastIndexOf('.') + 1)) ?? []);
}
