/** How an answer is kept, in the words of the framework at hand. */
import type { EndpointFact } from '@banyan/model';
import type { FactsIndex } from '../../facts-index';
import { oncePerIndex } from '../../once-per-index';

const lifetime = 'public, max-age=0, s-maxage=60, stale-while-revalidate=300';

/** By what the file of the route imports, or, where that says nothing, by the frameworks of the project. */
const words: readonly (readonly [library: RegExp, sketch: string])[] = [
  [/^@nestjs\//, `@Header('Cache-Control', '${lifetime}')`],
  [/^(?:@?koa|koa-)/, `ctx.set('Cache-Control', '${lifetime}');`],
  [/^@?fastify/, `reply.header('Cache-Control', '${lifetime}');`],
  [/^@hapi\//, `response.header('Cache-Control', '${lifetime}');`],
  [/^next(?:\/|$)/, `headers: { 'Cache-Control': '${lifetime}' }`],
  [/^express/, `res.set('Cache-Control', '${lifetime}');`],
];

const importsOf = oncePerIndex(({ facts: { imports } }) => {
  const found = new Map<string, string[]>();
  for (const { file, specifier } of imports) found.set(file, [...(found.get(file) ?? []), specifier]);
  return found;
});

/** @param open whether caches on the way may keep it */
export function keepSketch(index: FactsIndex, { file, path }: EndpointFact, open: boolean): string {
  if (!open) return `cache.wrap(\`${keyOf(path)}\`, () => …, 60_000)`;
  const own = importsOf(index).get(file) ?? [];
  const [, sketch] = known(own) ?? known(index.facts.project.frameworks.map(libraryOf)) ?? [];
  return sketch ?? `Cache-Control: ${lifetime}`;
}

function known(libraries: readonly string[]) {
  return words.find(([library]) => libraries.some((name) => library.test(name)));
}

function libraryOf(framework: string): string {
  return framework === 'nestjs' ? '@nestjs/common' : framework;
}

/** `/photos/:id` → `/photos/${id}`. */
function keyOf(path: string): string {
  return path.replace(/:(\w+)/g, '${$1}');
}
