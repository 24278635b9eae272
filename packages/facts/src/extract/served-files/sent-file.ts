/** One file in answer to one request: `res.sendFile(…)`, `reply.download(…)`, `h.file(…)`, `send(ctx, …)` of koa-send. */
import type { ServedFilesFact } from '@banyan/model';
import { field, type PlacedCall, type Project } from '../../link/project';
import type { Place } from '../../link/types';
import type { CallSketch } from '../../sketch/file-sketch';
import type { Term } from '../../sketch/term';
import { openedFields } from '../data/opened-fields';
import { keptByHeader } from './kept-by-header';
import { keptByOptions } from './kept-by-options';
import { isOfRequest, pathText } from './path-text';
import type { Served } from './served-files';

type Library = ServedFilesFact['library'];

export function sentFile(placed: PlacedCall, project: Project): Served[] {
  const { file, call } = placed;
  const sender = senderOf(call, { file, scope: call.scope }, project);
  if (!sender) return [];
  const given = call.args[sender.path];
  return given ? [servedFile(given, call.args.slice(sender.path + 1), sender.library, placed, project)] : [];
}

/** @param more arguments behind the path: the root, or options */
export function servedFile(
  given: Term,
  more: readonly Term[],
  library: Library,
  placed: PlacedCall,
  project: Project,
): Served {
  const place = { file: placed.file, scope: placed.call.scope };
  const term = field(given, 'path') ?? given;
  const options = [...more, given].flatMap((arg) => (arg.kind === 'text' ? [] : openedFields(arg, place, project)));
  const written = options.find(({ key }) => key === 'root' || key === 'confine')?.value;
  const root = written ?? (library === 'fastify' && more[0]?.kind !== 'record' ? more[0] : undefined);
  const name = pathText(term, place, project);
  const path = root ? `${pathText(root, place, project)}/${name}`.replace(/^\//, '') : name;
  const keeps = keptByHeader(placed, project) ?? keptByOptions(options, project, 'ms');
  const isRequested = isOfRequest(term, place, project);
  return {
    ...{ library, of: isRequested ? 'request' : /…$/.test(name) || name === '' ? 'run-time' : 'file' },
    ...(/[^…/]/.test(path) && { path }),
    ...(keeps && { keeps }),
  };
}

/** Which library sends it, and which argument names the file. */
function senderOf(call: CallSketch, place: Place, project: Project): { library: Library; path: number } | undefined {
  const { callee, args } = call;
  if (callee.kind === 'member' && /^(?:send[Ff]ile|download|file)$/.test(callee.name)) {
    const library = answerOf(callee.of, place, project);
    const isFile = callee.name === 'file';
    return library && isFile === (library === 'hapi') ? { library, path: 0 } : undefined;
  }
  if (args.length < 2 || callee.kind !== 'name') return undefined;
  const type = project.types.of(callee, place);
  const module = type?.kind === 'library' ? type.module : '';
  if (!/^(?:koa-send|send|@fastify\/send)$/.test(module)) return undefined;
  return { library: module === 'koa-send' ? 'koa' : 'express', path: 1 };
}

const byModule: readonly (readonly [RegExp, Library])[] = [
  [/^express(?:-serve-static-core)?$/, 'express'],
  [/^fastify$/, 'fastify'],
  [/^(?:@hapi\/)?hapi$/, 'hapi'],
];

/** The library whose answer a method is called on, at the beginning of a chain: `res.status(200).sendFile(…)`. */
function answerOf(term: Term, place: Place, project: Project): Library | undefined {
  const begun = beginning(term, place, project);
  const type = project.types.of(begun, place);
  const typed = type?.kind === 'library' ? byModule.find(([module]) => module.test(type.module))?.[1] : undefined;
  if (typed || type?.kind === 'class') return typed;
  if (begun.kind !== 'name' && begun.kind !== 'member') return undefined;
  if (begun.name === 'h') return 'hapi';
  if (/^_?rep(?:ly)?$/.test(begun.name)) return isHapi(place.file, project) ? 'hapi' : 'fastify';
  return /^_?(?:res|resp|response|http_?res(?:ponse)?|expressRes)$/i.test(begun.name) ? 'express' : undefined;
}

function beginning(term: Term, place: Place, project: Project): Term {
  if (term.kind === 'cast') return beginning(term.of, place, project);
  const call = term.kind === 'call' ? project.sketch(place.file).calls[term.call] : undefined;
  return call?.callee.kind === 'member' ? beginning(call.callee.of, place, project) : term;
}

/** Older versions of Hapi hand over a `reply`, as Fastify does. */
function isHapi(file: string, project: Project): boolean {
  return project.sketch(file).imports.some(({ specifier }) => /^(?:@hapi\/|hapi$|inert$)/.test(specifier));
}
