/** Local disk: calls that leave files behind on the machine that they run on. */
import type { ProcessStateFact } from '@banyan/model';
import { field, type PlacedCall, type Project } from '../../link/project';
import type { Type } from '../../link/type';
import type { Place } from '../../link/types';
import type { Term } from '../../sketch/term';

const disks = /^(?:node:)?fs(?:\/promises)?$|^(?:fs-extra|graceful-fs)$/;
const writing =
  /(?:^|\.)(?:writeFile|appendFile|createWriteStream|mkdir|mkdtemp|rename|copyFile|cp|rm|rmdir|unlink|truncate|symlink|outputFile|outputJson|writeJson|ensureDir|move|copy|remove|emptyDir)(?:Sync)?$/;
const uploads = /^(?:FileInterceptor|FilesInterceptor|AnyFilesInterceptor|FileFieldsInterceptor|multer)$/;

/** What a function that takes its files away again calls, and who asks for the system's temporary folder. */
const passing = /(?:^|\.)(?:rm|rmdir|unlink|remove|emptyDir|tmpdir|mkdtemp)(?:Sync)?$/;

export function diskFacts(project: Project): ProcessStateFact[] {
  const facts = project.sourceCalls
    .filter((placed) => touchesDisk(placed, project))
    .map((placed) => ({
      kind: 'local-disk' as const,
      name: project.calleeText(placed),
      file: placed.file,
      line: placed.call.line,
      owner: project.functionAt(placed.file, placed.call.scope),
      ...(isOneFile(placed, project) && { oneFile: true }),
    }));
  const passingIn = new Set(facts.filter(({ name }) => passing.test(name)).map(({ owner }) => owner));
  return facts.map((fact) => ({ ...fact, ...(passingIn.has(fact.owner) && { scratch: true }) }));
}

/** Whether what is written has one name, a constant of a module, whatever the request: settings, a copy of something. */
function isOneFile({ file, call }: PlacedCall, project: Project): boolean {
  const [path] = call.args;
  return (
    path !== undefined &&
    /^(?:name|template)$/.test(path.kind) &&
    isConstant(path, { file, scope: call.scope }, project)
  );
}

function isConstant(term: Term, place: Place, project: Project): boolean {
  if (term.kind === 'text') return true;
  if (term.kind === 'template') return term.parts.every((part) => isConstant(part, place, project));
  if (term.kind !== 'name') return false;
  const { scopes } = project.sketch(place.file);
  for (let at = place.scope; at > 0; at = scopes[at]?.parent ?? -1) {
    const local = scopes[at]?.bindings.get(term.name);
    if (local)
      return !local.mutable && local.init !== undefined && isConstant(local.init, { ...place, scope: at }, project);
  }
  return scopes[0]?.bindings.get(term.name)?.mutable === false || project.types.constant(term, place) !== undefined;
}

function touchesDisk({ file, call }: PlacedCall, project: Project): boolean {
  const place = { file, scope: call.scope };
  if (call.callee.kind === 'name' || call.callee.kind === 'member') {
    if (call.callee.name === 'diskStorage') return true;
    if (uploads.test(call.callee.name)) return call.args.some((arg) => field(arg, 'dest') !== undefined);
  }
  if (call.callee.kind === 'member' && call.callee.name === 'toFile' && isOfSharp(call.callee, file, project))
    return true;
  return isDisk(project.types.of(call.callee, place), call.args[1]);
}

function isDisk(type: Type | undefined, flags: Term | undefined): boolean {
  if (type?.kind !== 'library') return false;
  if (/^(?:node:)?os$/.test(type.module)) return /(?:^|\.)tmpdir$/.test(type.name);
  if (/^(?:tmp|tmp-promise|tempy|temp)$/.test(type.module)) return true;
  if (!disks.test(type.module)) return false;
  const opened = /(?:^|\.)open(?:Sync)?$/.test(type.name) && flags?.kind === 'text' && /[wa+]/.test(flags.value);
  return opened || writing.test(type.name);
}

/** `sharp(input).resize(9).toFile(path)`: down the chain to what it begins with. */
function isOfSharp(term: Term, file: string, project: Project): boolean {
  const { calls } = project.sketch(file);
  for (let at: Term | undefined = term; at; ) {
    if (at.kind === 'name') {
      const type = project.types.of(at, { file, scope: 0 });
      return type?.kind === 'library' && type.module === 'sharp';
    }
    at = at.kind === 'member' ? at.of : at.kind === 'call' ? calls[at.call]?.callee : undefined;
  }
  return false;
}
