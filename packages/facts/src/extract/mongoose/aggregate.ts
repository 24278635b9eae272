/** Aggregations: collections that a pipeline looks up, unites with or writes to. */
import type { Project } from '../../link/project';
import type { Place } from '../../link/types';
import type { Term } from '../../sketch/term';
import { reads, type Touch, writes } from '../data/access';
import type { EntityIndex } from '../data/entity-index';
import { openedFields } from '../data/opened-fields';
import { entitiesOf } from './mongoose-model';

const looks = /^\$(?:lookup|graphLookup|unionWith)$/;
const stores = /^\$(?:out|merge)$/;

/** `[{ $lookup: { from: 'users', pipeline: […] } }, { $facet: { … } }, { $out: 'totals' }]` */
export function aggregateTouches(
  pipeline: Term | undefined,
  place: Place,
  entities: EntityIndex,
  project: Project,
  depth = 0,
): Touch[] {
  if (depth > 6) return [];
  return openedFields(pipeline, place, project).flatMap(({ key, value, place: at }) => {
    if (!looks.test(key) && !stores.test(key)) {
      return value.kind === 'record' || value.kind === 'list'
        ? aggregateTouches(value, at, entities, project, depth + 1)
        : [];
    }
    const fields = openedFields(value, at, project);
    const named = fields.find((entry) => /^(?:from|coll|into)$/.test(entry.key));
    const name = collectionOf(named?.value ?? value, named?.place ?? at, entities, project);
    const inner = fields.find((entry) => entry.key === 'pipeline');
    const nested = inner ? aggregateTouches(inner.value, inner.place, entities, project, depth + 1) : [];
    if (name === undefined) return nested;
    return [stores.test(key) ? writes(name, 'join') : reads(name, 'join'), ...nested];
  });
}

/** A collection by its name, or as `User.collection.name`. */
function collectionOf(term: Term, place: Place, entities: EntityIndex, project: Project): string | undefined {
  const text = project.text(term, place);
  if (text !== undefined) return entities.ofTable(text)?.name;
  if (term.kind !== 'member') return undefined;
  const model = term.of.kind === 'member' && term.of.name === 'collection' ? term.of.of : term.of;
  return entitiesOf(model, place, entities, project)[0]?.name;
}
