/** Fields of GraphQL types: what resolves one runs once per object, so a list of objects asks as often. */
import type { EndpointFact, RepeatFact } from '@banyan/model';
import type { FactsIndex } from '../../facts-index';
import { judgeRepeats } from './judge-repeats';
import type { Excused, Followed, Site } from './summaries';

type Found = Pick<Followed, 'sites' | 'excused'>;

/** Fields whose resolver asks once each time it is called. */
export function fieldSites(index: FactsIndex, { summaries }: Followed): Found {
  const sites: Site[] = [];
  const excused: Excused[] = [];
  for (const asks of summaries.values()) {
    for (const field of index.endpointsOf.get(asks.function) ?? []) {
      if (field.kind !== 'graphql' || field.method !== 'FIELD' || isRoot(field)) continue;
      const { call, access } = asks;
      const { file, line, text } = call ?? { ...access, text: access.call };
      const where = { function: asks.function, file, line, text, asks };
      const { harmful, excuse } = judgeRepeats([fieldRepeat(field)], asks);
      if (excuse) excused.push({ ...where, excuse });
      else if (field.takes?.includes('object') === false) excused.push({ ...where, excuse: ofCaller(field) });
      else if (isSingle(index, field)) excused.push({ ...where, excuse: single(field) });
      else sites.push({ ...where, repeats: harmful });
    }
  }
  return { sites, excused };
}

/** `Post.author` → `Post`. */
function typeOf({ path }: EndpointFact): string {
  return path.slice(0, path.indexOf('.'));
}

function isRoot(field: EndpointFact): boolean {
  return /^(?:Query|Mutation|Subscription)$/.test(typeOf(field));
}

/** A field with arguments of its own (`page(id)`, `members(skip, take)`) is more often asked for one object than for a list. */
function fieldRepeat(field: EndpointFact): RepeatFact {
  const over = field.takes?.includes('arguments') === true ? 'unknown' : 'collection';
  return { by: 'field-resolver', line: field.line, over, text: field.path, element: typeOf(field) };
}

/** Whether every operation and field says what it gives, and none gives a list of the type. */
function isSingle({ facts }: FactsIndex, field: EndpointFact): boolean {
  const given = facts.endpoints.filter(({ kind }) => kind === 'graphql').map(({ gives }) => gives);
  if (given.some((gives) => gives === undefined)) return false;
  const list = `[${typeOf(field)}]`;
  return !given.some((gives) => gives === list) && given.includes(typeOf(field));
}

function ofCaller({ path }: EndpointFact): Excused['excuse'] {
  return { reason: 'single', text: `\`${path}\` is not given the object: it tells something of whoever asks.` };
}

function single(field: EndpointFact): Excused['excuse'] {
  return { reason: 'single', text: `No query gives a list of \`${typeOf(field)}\`: the field is resolved once.` };
}
