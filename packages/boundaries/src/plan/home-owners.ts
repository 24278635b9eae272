/** Whether a context has owners of its own. */
import type { ModulePath } from '@banyan/model';
import type { FactsIndex } from '../facts-index';
import { oncePerIndex } from '../once-per-index';
import { percent } from '../readiness/readiness-view';
import { listSome } from '../criteria/describe-module';
import type { AtHome } from './autonomy-gain';

/** Who owns more than this share of their files in one context is its own owner. */
const mostly = 0.5;

/** The share of the files whose owners own little else; a file that others own too counts in part. */
export function homeOwners(index: FactsIndex, own: ReadonlySet<ModulePath>): AtHome | undefined {
  const owners = index.evidence?.owners;
  const everywhere = filesOfAll(index);
  if (owners === undefined || everywhere.size === 0) return undefined;
  if (everywhere.size === 1) return { share: 0, text: `one owner for everything in ${owners.file}` };
  const declared = owners.modules.filter(({ module }) => own.has(module));
  const here = countFiles(declared.map((one) => one.owners));
  const atHome = (owner: string) => here.get(owner)! > mostly * everywhere.get(owner)!;
  const parts = declared.map(({ owners: names }) => names.filter(atHome).length / Math.max(names.length, 1));
  const share = parts.reduce((sum, part) => sum + part, 0) / Math.max(own.size, 1);
  const names = [...here.keys()].sort();
  return { share, text: tell(share, names.filter(atHome), names.length, owners.file) };
}

function tell(share: number, home: readonly string[], all: number, file: string): string {
  if (home.length === 0)
    return `no owner of its own in ${file}${all > 0 ? `: ${all === 1 ? 'one owner' : `${all} owners`} of other parts` : ''}`;
  const others = all - home.length;
  return `${percent(share)} of its files are ${listSome(home)}'s, by ${file}; ${others === 0 ? 'nobody else owns' : others === 1 ? 'one other owns' : `${others} others own`} some`;
}

const filesOfAll = oncePerIndex(({ evidence, has }) =>
  countFiles((evidence?.owners?.modules ?? []).filter(({ module }) => has(module)).map(({ owners }) => owners)),
);

function countFiles(files: readonly (readonly string[])[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const owners of files) for (const owner of new Set(owners)) counts.set(owner, (counts.get(owner) ?? 0) + 1);
  return counts;
}
