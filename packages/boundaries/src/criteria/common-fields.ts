/** Data with the same fields: what an entry point takes or gives, and what is stored. */
import { groupBy, type SourceLocation } from '@banyan/model';
import { baseName, type FactsIndex } from '../facts-index';
import { type CouplingCriterion, type CouplingScore, entityNode, type NodeId } from './criterion';

/** Below this share of its fields, weighed by how rare they are, something is not about the same thing. */
const leastShare = 0.5;
/** One name in common is chance. */
const leastCommon = 2;
/** A name that more have than this is everybody's: it says nothing about two of them. */
const mostHolders = 20;
/** Data that is equally near to more than this is a filter or a page, and about none of them. */
const mostNearest = 3;
/** Names shown. */
const shown = 3;

export const commonFields: CouplingCriterion = {
  name: 'common-fields',
  describes:
    'What an entry point takes or gives belongs to the entity, or else to the other data, that most of its rare fields are those of.',
  nature: 'belonging',
  weight: 0.25,
  score: (index) => {
    const holders = findHolders(index);
    const kin = findKin(holders);
    const found = holders.filter(({ entity }) => !entity).flatMap((holder) => scoresOf(holder, kin(holder)));
    return [...groupBy(found, ({ from, to }) => [from, to].sort().join('\n')).values()].map(strongest);
  },
};

/** Something with fields. */
interface Holder extends SourceLocation {
  readonly node: NodeId;
  readonly name: string;
  readonly entity: boolean;
  /** Names without case and underscores → as written. */
  readonly fields: ReadonlyMap<string, string>;
}

function findHolders(index: FactsIndex): Holder[] {
  const { shapes = [], entities } = index.facts;
  const ids = new Set(entities.map(({ file, name }) => `${file}#${name}`));
  const taken = shapes.filter(({ id, file }) => index.has(file) && !ids.has(id));
  return [
    ...entities.map(({ name, file, line, columns }): Holder => {
      return { node: entityNode(name), name, file, line, entity: true, fields: namesOf(columns) };
    }),
    ...taken.map(({ name, file, line, fields }): Holder => {
      return { node: file, name, file, line, entity: false, fields: namesOf(fields) };
    }),
  ];
}

function namesOf(fields: readonly { readonly name: string }[]): Map<string, string> {
  return new Map(fields.map(({ name }) => [name.replace(/_/g, '').toLowerCase(), name]));
}

/** Two that have names in common, and how much of the first one's that is. */
interface Kin {
  readonly other: Holder;
  readonly common: readonly string[];
  readonly share: number;
}

/** For every holder the others, by how much of its own fields they have; a rare name weighs the logarithm of its rarity. */
function findKin(holders: readonly Holder[]): (holder: Holder) => Kin[] {
  const having = groupBy(
    holders.flatMap((holder) => [...holder.fields.keys()].map((field) => ({ field, holder }))),
    ({ field }) => field,
  );
  const rarity = (field: string) => Math.log(holders.length / having.get(field)!.length);
  return (holder) => {
    const all = [...holder.fields.keys()].reduce((sum, field) => sum + rarity(field), 0);
    const telling = [...holder.fields.keys()].filter((field) => having.get(field)!.length <= mostHolders);
    const pairs = telling.flatMap((field) => having.get(field)!.map((one) => ({ field, other: one.holder })));
    return [...groupBy(pairs, ({ other }) => other)]
      .filter(([other, common]) => other.node !== holder.node && common.length >= leastCommon)
      .map(([other, common]) => {
        const weight = common.reduce((sum, { field }) => sum + rarity(field), 0);
        return { other, common: common.map(({ field }) => field), share: all === 0 ? 0 : weight / all };
      });
  };
}

/** The nearest entity; where none is near, the nearest other data. Several that are equally near share the score. */
function scoresOf(holder: Holder, kin: readonly Kin[]): CouplingScore[] {
  const near = kin.filter(({ share }) => share >= leastShare);
  const entities = near.filter(({ other }) => other.entity);
  const candidates = entities.length > 0 ? entities : near;
  const most = Math.max(...candidates.map(({ share }) => share));
  const nearest = candidates.filter(({ share }) => share > most - 1e-9);
  return nearest.length > mostNearest ? [] : nearest.map((one) => toScore(holder, one, nearest.length));
}

function toScore({ node, name, file, line, fields }: Holder, { other, common, share }: Kin, among: number) {
  const names = common.map((field) => fields.get(field)!).sort();
  const listed = `${names.slice(0, shown).join(', ')}${names.length > shown ? ', …' : ''}`;
  const what = other.entity ? `the entity ${other.name}` : `${other.name} in ${baseName(other.file)}`;
  const text = `${name} has ${common.length} of its ${fields.size} fields in common with ${what} (${listed})`;
  return { from: node, to: other.node, score: share / among, text, evidence: [{ file, line }] };
}

function strongest(scores: readonly CouplingScore[]): CouplingScore {
  const [first] = [...scores].sort((a, b) => b.score - a.score || (a.text < b.text ? -1 : 1));
  return first!;
}
