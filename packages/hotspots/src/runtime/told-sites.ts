/** The sites that a trace names itself, by `code.*`. */
import type { StatementTraffic } from '@banyan/model';
import { shortName } from '../symbol-name';
import type { CallSite } from './call-sites';

/** Those of the line, where one is told; else those of the function, which may go without its class. */
export function toldSites(code: StatementTraffic['code'], sites: readonly CallSite[]): readonly CallSite[] {
  const { file, line, function: name } = code ?? {};
  if (file !== undefined && line !== undefined)
    return sites.filter((site) => site.line === line && isSameFile(file, site.file));
  return name === undefined ? [] : sites.filter((site) => shortName(site.function) === name);
}

/** Either may stand below a folder that the other one does not name. */
function isSameFile(told: string, known: string): boolean {
  return told === known || told.endsWith(`/${known}`) || known.endsWith(`/${told}`);
}
