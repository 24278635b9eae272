/** Folders whose files are handed out: `express.static(…)`, `ServeStaticModule.forRoot(…)`, `@fastify/static` at its register. */
import { field, type PlacedCall, type Project } from '../../link/project';
import type { PlacedTerm } from '../../link/constants';
import type { Place } from '../../link/types';
import type { Term } from '../../sketch/term';
import { elements } from '../data/opened';
import { openedFields } from '../data/opened-fields';
import { keptByOptions } from './kept-by-options';
import { pathText } from './path-text';
import { type FolderServer, folderServers } from './folder-servers';
import type { Served } from './served-files';

export function servedFolders(placed: PlacedCall, project: Project): Served[] {
  const server = serverOf(placed, project);
  if (!server) return [];
  const { file, call } = placed;
  const place = { file, scope: call.scope };
  const args = call.args.slice(server.skips ?? 0);
  // Each argument of `ServeStaticModule.forRoot` is a folder of its own; of a factory, those that it gives back.
  if (!server.nested) return [folder(server, args, place, project)];
  const given = args.flatMap((arg) => records(arg, place, project));
  return given.length === 0
    ? [{ library: server.library, of: 'folder' }]
    : given.map((one) => folder(server, [one.term], one.place, project));
}

/** Records of options: written out, in a list, or given back by `useFactory`. */
function records(arg: Term, place: Place, project: Project): PlacedTerm[] {
  const factory = field(arg, 'useFactory');
  if (factory?.kind !== 'function') return elements(arg, place, project).filter(({ term }) => term.kind === 'record');
  const returned = project.sketch(place.file).scopes[factory.scope]?.returns;
  return returned ? records(returned, { ...place, scope: factory.scope }, project) : [];
}

/** The row whose library is called, whose plugin is registered, or whose method has the name. */
function serverOf({ file, call }: PlacedCall, project: Project): FolderServer | undefined {
  const { callee, args, scope } = call;
  if (call.isNew) return undefined;
  const place = { file, scope };
  const name = callee.kind === 'member' ? callee.name : '';
  const asked = name === 'register' ? args[0] : callee;
  const byMethod = folderServers.find(({ method }) => method !== undefined && method === name);
  if (byMethod || !asked || !/^(?:name|member|call|module|cast)$/.test(asked.kind)) return byMethod;
  const type = project.types.of(asked, place);
  const module = type?.kind === 'library' ? type.module : asked.kind === 'module' ? asked.specifier : undefined;
  if (module === undefined) return undefined;
  const named = type?.kind === 'library' ? type.name : 'default';
  return folderServers.find(
    (one) => one.module?.test(module) && (one.name?.test(named) ?? true) && (one.skips === 1) === (name === 'register'),
  );
}

function folder(server: FolderServer, args: readonly Term[], place: Place, project: Project): Served {
  const [first, second] = args;
  const options = openedFields(second ?? first, place, project);
  const inner = server.nested ? openedFields(field(first, server.nested), place, project) : options;
  const root =
    first && (first.kind === 'record' || server.folderKey)
      ? options.find(({ key }) => key === (server.folderKey ?? 'root'))
      : undefined;
  const named = root ? pathText(root.value, root.place, project) : first && pathText(first, place, project);
  const keeps = keptByOptions(inner, project, server.unit);
  return {
    ...{ library: server.library, of: 'folder' },
    ...(named !== undefined && /[^…/]/.test(named) && { path: named }),
    ...(keeps && { keeps }),
  };
}
