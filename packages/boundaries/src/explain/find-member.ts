/** Which file or entity a person means. */
import { BanyanError } from '@banyan/model';
import { entityNode, type NodeId } from '../criteria/criterion';
import { baseName, type FactsIndex } from '../facts-index';
import { nearestNames } from '../nearest-names';

/**
 * A path, the end of one, a file name with or without its ending, a class, or `entity:Photo`.
 * @throws BanyanError `BOUNDARIES_MEMBER_UNKNOWN`, `BOUNDARIES_MEMBER_AMBIGUOUS`
 */
export function findMember(index: FactsIndex, asked: string): NodeId {
  const name = asked.trim().replace(/^\.\//, '');
  for (const find of [exact, byEnd, byFileName, byClass, byEntity]) {
    const found = [...new Set(find(index, name))];
    if (found.length === 1) return found[0]!;
    if (found.length > 1) throw ambiguous(asked, found);
  }
  throw unknown(index, asked);
}

function exact({ has, entities }: FactsIndex, name: string): NodeId[] {
  if (has(name)) return [name];
  return name.startsWith('entity:') && entities.has(name.slice('entity:'.length)) ? [name] : [];
}

function byEnd({ modules }: FactsIndex, name: string): NodeId[] {
  return modules.filter((module) => module.endsWith(`/${name}`));
}

function byFileName({ modules }: FactsIndex, name: string): NodeId[] {
  return modules.filter((module) => baseName(module).replace(/\.[cm]?[jt]sx?$/, '') === name);
}

function byClass({ classesIn, modules }: FactsIndex, name: string): NodeId[] {
  return modules.filter((module) => classesIn.get(module)?.some((one) => one.name === name));
}

function byEntity({ entities }: FactsIndex, name: string): NodeId[] {
  return entities.has(name) ? [entityNode(name)] : [];
}

function ambiguous(asked: string, found: readonly NodeId[]): BanyanError {
  const some = found.slice(0, 5).join(', ');
  const more = found.length > 5 ? ` and ${found.length - 5} more` : '';
  return new BanyanError(
    'BOUNDARIES_MEMBER_AMBIGUOUS',
    `"${asked}" could be ${found.length} members.`,
    `Say more of the path: ${some}${more}.`,
  );
}

function unknown({ modules, entities, classesIn }: FactsIndex, asked: string): BanyanError {
  const classes = [...classesIn.values()].flatMap((all) => all.map(({ name }) => name));
  const near = nearestNames(asked, new Set([...modules, ...classes, ...[...entities.keys()].map(entityNode)]));
  const hint =
    near.length > 0 ? `Did you mean ${near.join(', ')}?` : 'Give a path below the root, a class, or entity:Name.';
  return new BanyanError('BOUNDARIES_MEMBER_UNKNOWN', `"${asked}" is no member that was analysed.`, hint);
}
