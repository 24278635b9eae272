/** Queries, mutations, subscriptions and fields of a GraphQL schema, by the names that they have there. */
import type { EndpointFact, EnhancerFact } from '@banyan/model';
import type { PlacedTerm } from '../../link/constants';
import { field, type PlacedClass, type Project } from '../../link/project';
import type { ClassType } from '../../link/type';
import { classReference } from './class-reference';
import { allMembers, classType, memberDecorators, memberId } from './decorated';
import { throughOf } from './enhancers';
import { findDecorator, type PlacedDecorator, placedDecorators } from './placed-decorators';
import type { MemberSketch } from '../../sketch/file-sketch';
import { lookup } from '../lookup';

const methods: Readonly<Record<string, string>> = lookup({
  Query: 'QUERY',
  Mutation: 'MUTATION',
  Subscription: 'SUBSCRIPTION',
  ResolveField: 'FIELD',
  ResolveProperty: 'FIELD',
  FieldResolver: 'FIELD',
  ResolveReference: 'REFERENCE',
});

/**
 * @param decorators of the class
 * @param outer what the application puts in front of everything
 */
export function nestResolvers(
  placed: PlacedClass,
  decorators: readonly PlacedDecorator[],
  project: Project,
  outer: readonly EnhancerFact[],
): EndpointFact[] {
  const resolver = findDecorator(decorators, 'Resolver');
  if (!resolver) return [];
  const of = resolvedType(resolver, placed, project);
  return allMembers(classType(placed), project).flatMap((found) => {
    const ofMember = memberDecorators(found, project);
    return ofMember.flatMap((annotation) => {
      const method = methods[annotation.name];
      if (method === undefined) return [];
      const name = writtenName(annotation.args, project) ?? found.member.name;
      return {
        kind: 'graphql',
        method,
        path: method === 'FIELD' ? `${of}.${name}` : method === 'REFERENCE' ? `${of}.__resolveReference` : name,
        handler: memberId(found),
        ...givenType(annotation.args, project),
        ...(method === 'FIELD' && taken(found.member)),
        file: found.owner.file,
        line: found.member.line,
        // Fields are resolved without guards unless a server is told otherwise.
        ...(method === 'FIELD' || method === 'REFERENCE' ? {} : throughOf(decorators, ofMember, project, outer)),
      } satisfies EndpointFact;
    });
  });
}

/** `(@Parent() photo: Photo, @Args('size') size: number)` */
function taken({ parameters }: MemberSketch): Pick<EndpointFact, 'takes'> {
  if (parameters.some(({ decorators }) => decorators.length === 0)) return {};
  const names = parameters.flatMap(({ decorators }) => decorators.map(({ name }) => name));
  const object = names.some((name) => /^(?:Parent|Root)$/.test(name));
  const own = names.some((name) => /^Args?$/.test(name));
  return { takes: [...(object ? (['object'] as const) : []), ...(own ? (['arguments'] as const) : [])] };
}

/** `@Query(() => [Photo])`: a list of photos. */
function givenType(args: readonly PlacedTerm[], project: Project): { readonly gives?: string } {
  for (const { term, place } of args) {
    if (term.kind !== 'function') continue;
    const { returns } = project.sketch(place.file).scopes[term.scope] ?? {};
    const [item] = returns?.kind === 'list' ? returns.items : [returns];
    if (!item || item.kind === 'unknown') continue;
    const reference = classReference(item, { file: place.file, scope: term.scope }, project);
    if (!reference) continue;
    const given = reference.type ? schemaName(reference.type, project) : reference.name;
    return { gives: returns?.kind === 'list' ? `[${given}]` : given };
  }
  return {};
}

/** `@Query('photo')`, `@Query(() => Photo, { name: 'photo' })` */
function writtenName(args: readonly PlacedTerm[], project: Project): string | undefined {
  for (const { term, place } of args) {
    const opened = term.kind === 'name' || term.kind === 'member' ? project.types.constant(term, place) : undefined;
    const name = field(opened?.term ?? term, 'name');
    const text = name ? project.text(name, opened?.place ?? place) : project.text(term, place);
    if (text !== undefined) return text;
  }
  return undefined;
}

function resolvedType({ args }: PlacedDecorator, placed: PlacedClass, project: Project): string {
  const [of] = args;
  const reference = of && classReference(of.term, of.place, project);
  if (reference?.type) return schemaName(reference.type, project);
  return reference?.name ?? placed.sketch.name.replace(/Resolver$/, '');
}

/** `@ObjectType('PhotoType') class Photo` is `PhotoType` in the schema. */
function schemaName({ file, name }: ClassType, project: Project): string {
  const sketch = project.names.files.get(file)?.classes.get(name);
  const decorators = placedDecorators(sketch?.decorators ?? [], { file, scope: 0 }, project);
  const [first] = findDecorator(decorators, 'ObjectType', 'InterfaceType')?.args ?? [];
  return (first && project.text(first.term, first.place)) ?? name;
}
