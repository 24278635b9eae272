/** For how long an answer may be kept, by what the code itself writes into `Cache-Control`. */
import type { KeepTime } from '@banyan/model';
import type { PlacedCall, Project } from '../../link/project';
import type { CallSketch } from '../../sketch/file-sketch';
import type { Term } from '../../sketch/term';
import { setsCacheHeader } from '../answers/cache-header';

/** In the function of a call: `res.set('Cache-Control', …)`, `@Header('Cache-Control', …)` above it. */
export function keptByHeader({ file, call }: PlacedCall, project: Project): KeepTime | undefined {
  const { scopes, functions, classes } = project.sketch(file);
  const owner = scopes[call.scope]?.function ?? 0;
  // At the module's level each handler is a callback of its own.
  const isNear = ({ scope }: CallSketch): boolean =>
    owner === 0 ? scope === call.scope : scopes[scope]?.function === owner;
  const of = functions[owner];
  const method = of?.name.slice(of.name.lastIndexOf('.') + 1);
  const members = classes.filter(({ name }) => name === of?.className).flatMap(({ members }) => members);
  const decorators = members.filter(({ name }) => name === method).flatMap(({ decorators }) => decorators);
  const header = decorators.find(({ name, args: [first] }) => name === 'Header' && isCacheControl(first));
  return header ? keepTimeOf(project.text(header.args[1], { file, scope: 0 })) : keptByCalls(file, isNear, project);
}

/** By the first of some calls of a file that sets it. */
export function keptByCalls(
  file: string,
  wanted: (call: CallSketch) => boolean,
  project: Project,
): KeepTime | undefined {
  const calls = project.sketch(file).calls;
  const index = calls.findIndex((call, at) => wanted(call) && setsCacheHeader({ file, index: at, call }));
  const call = calls[index];
  if (!call) return undefined;
  const value = isCacheControl(call.args[0]) ? call.args[1] : fieldIn(call.args);
  return keepTimeOf(project.text(value, { file, scope: call.scope }));
}

function fieldIn(args: readonly Term[]): Term | undefined {
  const fields = args.flatMap((arg) => (arg.kind === 'record' ? arg.fields : []));
  return fields.find(({ key }) => /^cache-control$/i.test(key))?.value;
}

function isCacheControl(term: Term | undefined): boolean {
  return term?.kind === 'text' && /^cache-control$/i.test(term.value);
}

/** `public, max-age=31536000, immutable`; `s-maxage` is what a CDN goes by. */
export function keepTimeOf(value: string | undefined): KeepTime {
  if (value === undefined) return {};
  const age = /\bs-maxage=(\d+)/i.exec(value)?.[1] ?? /\bmax-age=(\d+)/i.exec(value)?.[1];
  return {
    maxAge: /\bno-(?:cache|store)\b/i.test(value) ? 0 : Number(age ?? 0),
    ...(/\bimmutable\b/i.test(value) && { immutable: true as const }),
    ...(/\b(?:private|no-store)\b/i.test(value) && { private: true as const }),
  };
}
