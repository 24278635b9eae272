/** GraphQL without decorators: `new ApolloServer({ resolvers: { Query: { photo: … }, Album: { photos: … } } })`. */
import type { EndpointFact } from '@banyan/model';
import type { PlacedTerm } from '../../link/constants';
import { field, type PlacedCall, type Project } from '../../link/project';
import type { RecordField } from '../../sketch/term';
import type { CalledLibrary } from './called-library';
import { ownFunction } from './handed-handler';

/** What of which library is given resolvers. */
const takers: readonly (readonly [module: RegExp, name: RegExp])[] = [
  [/^(?:@apollo\/server|apollo-server(?:-\w+)?)$/, /^ApolloServer$/],
  [/^(?:@graphql-tools\/schema|graphql-tools)$/, /^(?:makeExecutableSchema|addResolversToSchema)$/],
  [/^graphql-yoga$/, /^(?:createSchema|GraphQLServer)$/],
  [/^@apollo\/(?:subgraph|federation)$/, /^build(?:Subgraph|Federated)Schema$/],
];
const operations: Readonly<Record<string, string>> = {
  Query: 'QUERY',
  Mutation: 'MUTATION',
  Subscription: 'SUBSCRIPTION',
};
const deepest = 6;

export function resolverMaps({ file, call }: PlacedCall, of: CalledLibrary, project: Project): EndpointFact[] {
  if (!takers.some(([module, name]) => module.test(of.module) && name.test(of.name))) return [];
  const options = opened({ term: call.args[0] ?? { kind: 'unknown' }, place: { file, scope: call.scope } }, project);
  return options.flatMap(({ term, place }) => {
    const resolvers = field(term, 'resolvers');
    if (!resolvers) return [];
    return fieldsOf({ term: resolvers, place }, project).flatMap((type) =>
      fieldsOf({ term: type.field.value, place: type.place }, project).flatMap((entry) =>
        toFact(type.field.key, entry, project),
      ),
    );
  });
}

/** A field of an object literal, where it is evaluated. */
interface PlacedField {
  readonly field: RecordField;
  readonly place: PlacedTerm['place'];
}

function toFact(type: string, { field: { key, value, line }, place }: PlacedField, project: Project): EndpointFact[] {
  const method = operations[type] ?? 'FIELD';
  const inner = field(value, 'subscribe') ?? field(value, 'resolve') ?? value;
  const handler = ownFunction(inner, place, project);
  if (handler === undefined) return [];
  const path = method === 'FIELD' ? `${type}.${key}` : key;
  return [{ kind: 'graphql', method, path, handler, file: place.file, line }];
}

function fieldsOf(given: PlacedTerm, project: Project): PlacedField[] {
  return opened(given, project).flatMap(({ term, place }) =>
    term.kind === 'record'
      ? term.fields.flatMap((entry) =>
          entry.key === '...' ? fieldsOf({ term: entry.value, place }, project) : [{ field: entry, place }],
        )
      : [],
  );
}

/** Object literals behind names, lists, and calls that merge them: `merge(photos, albums)`. */
function opened({ term, place }: PlacedTerm, project: Project, depth = 0): PlacedTerm[] {
  if (depth > deepest) return [];
  const again = (inner: PlacedTerm['term']): PlacedTerm[] => opened({ term: inner, place }, project, depth + 1);
  switch (term.kind) {
    case 'record':
      return [{ term, place }];
    case 'cast':
    case 'spread':
      return again(term.of);
    case 'list':
      return term.items.flatMap(again);
    case 'name':
    case 'member': {
      const constant = project.types.constant(term, place);
      return constant ? opened(constant, project, depth + 1) : [];
    }
    case 'call': {
      const call = project.sketch(place.file).calls[term.call];
      return call && !call.isNew && isMerge(call.callee) ? call.args.flatMap(again) : [];
    }
    default:
      return [];
  }
}

function isMerge(callee: PlacedTerm['term']): boolean {
  return (callee.kind === 'name' || callee.kind === 'member') && /^(?:merge\w*|assign|defaultsDeep)$/.test(callee.name);
}
