/** A profile → milliseconds of the project's lines and of packages. */
import type { ProfileLine } from '@banyan/model';
import type { ProfileTimes } from '../formats/format';
import type { CpuProfile, ProfileNode } from './cpu-profile';
import type { Place } from './source-places';
import { timeNodes, type NodeTimes } from './time-nodes';

/** Where code stands; see `SourcePlaces`. */
export type PlaceOf = (url: string, line: number, column: number) => Place;

type Sums = { -readonly [name in keyof ProfileLine]: ProfileLine[name] };

/**
 * Time in a function itself is given to the lines in which its samples fell; time in what it called is known for the
 * function only, and stands at the line where the function begins.
 */
export function sumProfile(profile: CpuProfile, placeOf: PlaceOf): ProfileTimes {
  const times = timeNodes(profile);
  const lines = new LineSums();
  const packages = new Map<string, number>();
  const totals = totalsOf(profile.nodes, times.own);
  const places = profile.nodes.map((node) => functionPlace(node, placeOf));
  profile.nodes.forEach((node, at) => {
    const place = places[at]!;
    const own = times.own[at]!;
    if (place.kind === 'package' && own > 0) packages.set(place.name, (packages.get(place.name) ?? 0) + own);
    if (place.kind !== 'project') return;
    const name = node.name === '' ? '(anonymous)' : node.name;
    const isOutermost = !callsItself(profile.nodes, places, at);
    lines.add(place, name, {
      own: 0,
      total: isOutermost ? totals[at]! : 0,
      longest: isOutermost ? times.longest[at]! : 0,
    });
    addOwn(lines, node, at, name, place, times, placeOf);
  });
  return {
    samples: profile.samples.length,
    milliseconds: rounded(profile.end),
    idle: rounded(idleOf(profile, times)),
    lines: lines.toLines(),
    packages: toPackages(packages),
  };
}

function toPackages(times: ReadonlyMap<string, number>): ProfileTimes['packages'] {
  const packages = [...times].map(([name, time]) => ({ name, milliseconds: rounded(time) }));
  return packages.sort((a, b) => b.milliseconds - a.milliseconds || (a.name < b.name ? -1 : 1));
}

/** The lines of a function itself. A line that is the function's own first line is counted in its total already. */
function addOwn(
  lines: LineSums,
  node: ProfileNode,
  at: number,
  name: string,
  start: Place,
  times: NodeTimes,
  placeOf: PlaceOf,
): void {
  const own = times.own[at]!;
  const all = node.ticks.reduce((sum, { ticks }) => sum + ticks, 0);
  const shares = all === 0 ? [{ line: node.line, ticks: 1 }] : node.ticks;
  for (const { line, ticks } of shares) {
    const time = (own * ticks) / (all || 1);
    const place = line === node.line ? start : placeOf(node.url, line, 0);
    if (place.kind !== 'project' || time === 0) continue;
    const isStart = start.kind === 'project' && place.file === start.file && place.line === start.line;
    lines.add(place, name, {
      own: time,
      total: isStart ? 0 : time,
      longest: isStart ? 0 : Math.min(time, times.longestOwn[at]!),
    });
  }
}

function functionPlace(node: ProfileNode, placeOf: PlaceOf): Place {
  if (node.name === '(garbage collector)') return { kind: 'package', name: node.name };
  if (/^\((?:root|idle|program)\)$/.test(node.name)) return { kind: 'elsewhere' };
  return placeOf(node.url, Math.max(1, node.line), node.column);
}

/** Whether the function stands further down on the stack: its time is counted there. */
function callsItself(nodes: CpuProfile['nodes'], places: readonly Place[], at: number): boolean {
  const same = nodes[at]!;
  for (let above = same.parent; above >= 0; above = nodes[above]!.parent) {
    const { name, url, line, column } = nodes[above]!;
    if (name === same.name && url === same.url && line === same.line && column === same.column) return true;
  }
  return places[at]!.kind === 'elsewhere';
}

/** Children stand behind their parents. */
function totalsOf(nodes: CpuProfile['nodes'], own: Float64Array): Float64Array {
  const totals = Float64Array.from(own);
  for (let at = nodes.length - 1; at >= 0; at--) {
    const { parent } = nodes[at]!;
    if (parent >= 0) totals[parent]! += totals[at]!;
  }
  return totals;
}

function idleOf({ nodes }: CpuProfile, { own }: NodeTimes): number {
  return nodes.reduce((sum, { name }, at) => sum + (name === '(idle)' ? own[at]! : 0), 0);
}

function rounded(milliseconds: number): number {
  return Math.round(milliseconds * 1000) / 1000;
}

/** Times by file, line and function. */
class LineSums {
  private readonly sums = new Map<string, Sums>();

  add(
    { file, line }: { readonly file: string; readonly line: number },
    name: string,
    times: Pick<ProfileLine, 'own' | 'total' | 'longest'>,
  ): void {
    const key = `${file}\n${line}\n${name}`;
    const sums = this.sums.get(key) ?? { file, line, function: name, own: 0, total: 0, longest: 0 };
    sums.own += times.own;
    sums.total += times.total;
    sums.longest = Math.max(sums.longest, times.longest);
    this.sums.set(key, sums);
  }

  /** Lines that took no time are left out. */
  toLines(): ProfileLine[] {
    const lines = [...this.sums.values()].map((sums) => ({
      ...sums,
      own: rounded(sums.own),
      total: rounded(sums.total),
      longest: rounded(sums.longest),
    }));
    return lines.filter(({ total }) => total > 0).sort((a, b) => b.own - a.own || (keyOf(a) < keyOf(b) ? -1 : 1));
  }
}

function keyOf({ file, line, function: name }: ProfileLine): string {
  return `${file}\n${String(line).padStart(8)}\n${name}`;
}
