/** Where every file of today's code is, by boundaries that were accepted before some of them were there. */
import { type BoundaryBaseline, groupBy, type ModulePath } from '@banyan/model';
import { pullOf } from '../contexts/pull-of';
import { type FactsIndex, folderOf, moduleOf } from '../facts-index';
import { couplingOf } from '../graph/coupling-of';
import { findRoles } from '../roles/module-role';
import { patternsOf, type Place, placeKey } from './place';

/** This share of a new file's coupling must be to one context for it to be put there. */
const clearShare = 0.6;

/** A file that no pattern names, and why it is where it is. */
export interface NewFile {
  readonly file: ModulePath;
  readonly place: Place;
  readonly why: string;
}

/** All files with their places; those without one are looked at by no rule. */
export interface PlacedModules {
  readonly places: ReadonlyMap<ModulePath, Place>;
  readonly added: readonly NewFile[];
  readonly unplaced: readonly ModulePath[];
}

type Finder = (module: ModulePath) => { readonly place: Place; readonly why: string } | undefined;

/** By pattern; else by what the file is for, its Nest module, its neighbours in the folder, its coupling, in this order. */
export function placeModules(index: FactsIndex, baseline: BoundaryBaseline): PlacedModules {
  const patterns = patternsOf(baseline);
  const places = new Map<ModulePath, Place>();
  const open: ModulePath[] = [];
  for (const module of index.modules) {
    const place = byPattern(patterns, module);
    if (place) places.set(module, place);
    else open.push(module);
  }
  const added: NewFile[] = [];
  for (let left = open; left.length > 0; ) {
    const found = placeSome(index, places, left);
    if (found.length === 0) return { places, added, unplaced: left };
    for (const { file, place } of found) places.set(file, place);
    added.push(...found);
    left = left.filter((module) => !places.has(module));
  }
  return { places, added, unplaced: [] };
}

/** One round: what is placed by it may place others in the next. */
function placeSome(index: FactsIndex, places: ReadonlyMap<ModulePath, Place>, open: readonly ModulePath[]): NewFile[] {
  const finders = [byRole(index), byNestModule(index, places), byFolder(index, places), byCoupling(index, places)];
  return open.flatMap((file): NewFile[] => {
    const found = firstOf(finders, file);
    return found === undefined ? [] : [{ file, ...found }];
  });
}

/** The file itself, else the nearest folder above it that is named. */
function byPattern(patterns: ReadonlyMap<string, Place>, module: ModulePath): Place | undefined {
  const own = patterns.get(module);
  if (own) return own;
  for (let folder = folderOf(module); ; folder = folderOf(folder)) {
    const place = patterns.get(`${folder}/**`);
    if (place ?? folder === '.') return place;
  }
}

function firstOf(finders: readonly Finder[], module: ModulePath) {
  for (const find of finders) {
    const found = find(module);
    if (found) return found;
  }
  return undefined;
}

function byRole(index: FactsIndex): Finder {
  const roles = findRoles(index);
  const apart = new Set(['bootstrap', 'operations', 'barrel']);
  return (module) => {
    const role = roles.get(module);
    if (role === undefined || !apart.has(role)) return undefined;
    return { place: { shared: 'stays-in-monolith' }, why: `is ${role}` };
  };
}

function byNestModule({ facts }: FactsIndex, places: ReadonlyMap<ModulePath, Place>): Finder {
  const declarers = facts.nestModules.flatMap(({ file, name, controllers, providers }) =>
    [...controllers, ...providers].flatMap(({ id }) =>
      id === undefined ? [] : [{ file, name, module: moduleOf(id) }],
    ),
  );
  const byModule = groupBy(declarers, ({ module }) => module);
  return (module) => {
    const found = (byModule.get(module) ?? []).find(({ file }) => places.has(file));
    return found && { place: places.get(found.file)!, why: `${found.name} declares it` };
  };
}

/** The place of more than half of the files in the same folder that have one; what stays behind draws nobody. */
function byFolder({ modulesIn }: FactsIndex, places: ReadonlyMap<ModulePath, Place>): Finder {
  return (module) => {
    const folder = folderOf(module);
    const known = (modulesIn.get(folder) ?? []).filter((other) => places.has(other));
    const [most] = [...groupBy(known, (other) => placeKey(places.get(other)!)).values()].sort(
      (a, b) => b.length - a.length,
    );
    if (most === undefined || most.length * 2 <= known.length) return undefined;
    const place = places.get(most[0]!)!;
    if ('shared' in place && place.shared === 'stays-in-monolith') return undefined;
    return { place, why: `lies in ${folder} with ${most.length} more` };
  };
}

function byCoupling(index: FactsIndex, places: ReadonlyMap<ModulePath, Place>): Finder {
  let coupling: ReturnType<typeof couplingOf> | undefined;
  const contextOf = (node: string) => {
    const place = places.get(node);
    return place !== undefined && 'context' in place ? place.context : undefined;
  };
  return (module) => {
    coupling ??= couplingOf(index);
    const pull = [...pullOf(coupling, contextOf, module)].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    const total = pull.reduce((sum, [, weight]) => sum + weight, 0);
    const [strongest] = pull;
    if (strongest === undefined || strongest[1] < total * clearShare) return undefined;
    const share = Math.round((strongest[1] / total) * 100);
    return { place: { context: strongest[0] }, why: `${share} % of its coupling is to ${strongest[0]}` };
  };
}
