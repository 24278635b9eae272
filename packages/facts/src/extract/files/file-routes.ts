/** Routes by the names of files: `src/api/store/[id]/route.ts` of Medusa, `app/photos/route.ts` and `pages/api/photos.ts` of Next.js. */
import type { EndpointFact } from '@banyan/model';
import type { Project } from '../../link/project';
import { isTest } from '../../read/list-tree';
import { joinRoute } from '../http/join-route';

/** Where routes lie, by the packages that one of the project's files must import. */
const medusa = /(?:^|\/)src\/api\/(.*?)\/?route\.[cm]?[jt]s$/;
const appRouter = /(?:^|\/)(?:src\/)?app\/(.*?)\/?route\.[jt]sx?$/;
const pagesRouter = /(?:^|\/)(?:src\/)?pages\/(api\/.*)\.[jt]s$/;
const methods = /^(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)$/;

export function fileRoutes(project: Project): EndpointFact[] {
  const uses = (library: RegExp): boolean =>
    project.sketches.some(({ imports }) => imports.some(({ specifier }) => library.test(specifier)));
  const isMedusa = uses(/^@medusajs\//);
  const isNext = uses(/^next(?:\/|$)/);
  if (!isMedusa && !isNext) return [];
  return project.sketches.flatMap((sketch) => {
    if (isTest(sketch.path)) return [];
    const exported = (isMedusa && medusa.exec(sketch.path)) || (isNext && appRouter.exec(sketch.path));
    if (exported) return byMethod(sketch, pathOf(exported[1] ?? ''));
    const page = isNext && pagesRouter.exec(sketch.path);
    return page ? byDefault(sketch, pathOf((page[1] ?? '').replace(/\/index$/, ''))) : [];
  });
}

type Sketch = Project['sketches'][number];

/** `export async function GET(…)`, `export const POST = …` */
function byMethod({ path: file, exports, functions }: Sketch, path: string): EndpointFact[] {
  return exports.flatMap(({ name, local = name, from }): EndpointFact[] => {
    const fn = from === undefined && methods.test(name) && functions.find((entry) => entry.name === local);
    if (!fn) return [];
    return [{ kind: 'http', method: name, path, handler: `${file}#${fn.name}`, file, line: fn.line }];
  });
}

/** What a page of `pages/api` exports answers every method. */
function byDefault({ path: file, exports, functions }: Sketch, path: string): EndpointFact[] {
  const local = exports.find(({ name, from }) => name === 'default' && from === undefined)?.local ?? 'default';
  const fn = functions.find(({ name }) => name === local);
  return fn ? [{ kind: 'http', method: 'ALL', path, handler: `${file}#${fn.name}`, file, line: fn.line }] : [];
}

/** `(shop)/photos/[id]/[...rest]` → `/photos/:id/*` */
function pathOf(folders: string): string {
  const parts = folders.split('/').filter((part) => !/^(?:\(.*\)|@.*)$/.test(part));
  return joinRoute(...parts.map((part) => (/^\[{1,2}\.\.\./.test(part) ? '*' : part.replace(/^\[(\w+)\]$/, ':$1'))));
}
