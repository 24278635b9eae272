/** Local disk: calls that leave files behind on the machine that they run on. */
import type { ProcessStateFact } from '@banyan/model';
import { isTest } from '../../read/list-tree';
import { field, type PlacedCall, type Project } from '../../link/project';
import type { Type } from '../../link/type';

const disks = /^(?:node:)?fs(?:\/promises)?$|^(?:fs-extra|graceful-fs)$/;
const writing =
  /(?:^|\.)(?:writeFile|appendFile|createWriteStream|mkdir|mkdtemp|rename|copyFile|cp|rm|rmdir|unlink|truncate|symlink|outputFile|outputJson|writeJson|ensureDir|move|copy|remove|emptyDir)(?:Sync)?$/;
const uploads = /^(?:FileInterceptor|FilesInterceptor|AnyFilesInterceptor|FileFieldsInterceptor|multer)$/;

export function diskFacts(project: Project): ProcessStateFact[] {
  return project.calls
    .filter((placed) => !isTest(placed.file) && touchesDisk(placed, project))
    .map((placed) => ({
      kind: 'local-disk',
      name: project.calleeText(placed),
      file: placed.file,
      line: placed.call.line,
      owner: project.functionAt(placed.file, placed.call.scope),
    }));
}

function touchesDisk({ file, call }: PlacedCall, project: Project): boolean {
  const place = { file, scope: call.scope };
  if (call.callee.kind === 'name' || call.callee.kind === 'member') {
    if (call.callee.name === 'diskStorage') return true;
    if (uploads.test(call.callee.name)) return call.args.some((arg) => field(arg, 'dest') !== undefined);
  }
  return isDisk(project.types.of(call.callee, place));
}

function isDisk(type: Type | undefined): boolean {
  return type?.kind === 'library' && disks.test(type.module) && writing.test(type.name);
}
