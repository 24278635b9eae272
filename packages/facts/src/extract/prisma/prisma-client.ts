/** Which expressions are Prisma clients: by their type, else by their name. */
import type { EntityFact } from '@banyan/model';
import type { Project } from '../../link/project';
import type { Type } from '../../link/type';
import type { Place } from '../../link/types';
import type { Term } from '../../sketch/term';
import type { EntityIndex } from '../data/entity-index';

const clientNames = /prisma|^(?:tx|trx|db|client|transaction|database)$/i;

/** Whether a term is a Prisma client. */
export function isClient(term: Term, place: Place, project: Project): boolean {
  if (term.kind === 'either') return term.options.some((option) => isClient(option, place, project));
  const type = project.types.of(term, place);
  if (type && type.kind !== 'outside') return isClientType(type, project);
  const name = term.kind === 'name' || term.kind === 'member' ? term.name : '';
  return clientNames.test(name);
}

/** `Prisma.UserDelegate`, the type of `prisma.user` itself. */
export function modelOfDelegate(type: Type | undefined, entities: EntityIndex): EntityFact | undefined {
  const name = type?.kind === 'library' ? /(\w+)Delegate$/.exec(type.name)?.[1] : undefined;
  const model = name === undefined ? undefined : entities.named(name);
  return model?.layer === 'prisma' ? model : undefined;
}

function isClientType(type: Type, project: Project): boolean {
  if (type.kind === 'library') return /PrismaClient|TransactionClient|prisma/i.test(`${type.name} ${type.module}`);
  if (type.kind !== 'class') return false;
  const base = project.types.libraryBase(type);
  return (base !== undefined && isClientType(base, project)) || /prisma/i.test(type.name);
}
