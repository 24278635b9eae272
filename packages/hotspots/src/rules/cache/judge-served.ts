/** Whether files that the application hands out are static assets, for which it need not be asked. */
import type { KeepTime, ServedFilesFact } from '@banyan/model';

/** Why files are no finding. */
export interface NoAssets {
  readonly reason: 'kept-by-callers' | 'files-of-callers' | 'made-at-run-time';
  readonly text: string;
}

/** Seconds from which on callers ask so seldom that the process hardly notices. */
const longEnough = 86_400;
/** Folders of what users bring and of what is made for them; these count before those of a build. */
const ofUsers =
  /(?:^|\/)(?:[\w-]*uploads?|[\w-]*uploaded|attachments?|avatars?|invoices?|receipts?|reports?|exports?|backups?|user-?(?:files?|data|content)|tmp|temp|private)(?:\/|$)/i;
const ofBuild =
  /(?:^|\/)(?:public|static|assets?|dist|build|client|www|web|webroot|htdocs|frontend|images?|img|css|js|fonts?|icons?|docs)(?:\/|$)/i;

/** @param asksCaller whether the function asks who the caller is; nothing for a static asset */
export function judgeServed(served: ServedFilesFact, asksCaller: boolean): NoAssets | undefined {
  const { of, path = '', keeps, call } = served;
  if (ofUsers.test(path))
    return ofCallers(`${call} hands out ${path}: files that users brought or that are made for them`);
  if (of !== 'folder' && (asksCaller || keeps?.private))
    return ofCallers(`${call} hands out a file for the one caller`);
  if (of !== 'run-time' && isKept(keeps)) return { reason: 'kept-by-callers', text: keptText(keeps) };
  if (of === 'request' && !ofBuild.test(path))
    return ofCallers(`The request names the file that ${call} hands out${path ? ` (${path})` : ''}`);
  return of === 'run-time' ? atRunTime(call) : undefined;
}

function ofCallers(what: string): NoAssets {
  const text = `${what}, so that no CDN may keep it for all. Signed URLs of an object storage would take the work away.`;
  return { reason: 'files-of-callers', text };
}

function atRunTime(call: string): NoAssets {
  const text = `Only at run time is known which file ${call} hands out: it may have been made for this request.`;
  return { reason: 'made-at-run-time', text };
}

/** Said by a value that could not be read is said: somebody has thought of it. */
function isKept(keeps: KeepTime | undefined): keeps is KeepTime {
  if (!keeps || keeps.private) return false;
  return keeps.maxAge === undefined || keeps.maxAge >= longEnough || (keeps.immutable === true && keeps.maxAge > 0);
}

function keptText({ maxAge }: KeepTime): string {
  const time = maxAge === undefined ? 'for as long as a setting says' : `for ${Math.round(maxAge / 3_600)} hours`;
  return `Browsers and caches on the way may keep the files ${time}: a CDN in front has little left to ask for.`;
}
