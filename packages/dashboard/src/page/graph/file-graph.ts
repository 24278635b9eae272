/** Every file as a point in the disc of its context, with the imports between contexts. */
import type { FileFacts } from '../../data/report-data';
import type { ReportIndex } from '../index-report';
import { toHash } from '../route';
import type { GraphEdge, GraphModel, GraphNode } from './graph-model';
import type { Point } from './lay-out';
import { shelve } from './shelve';
import { sunflower, sunflowerRadius } from './sunflower';

const spacing = 9;

/** The disc of files that are in no context. */
const sharedDisc = 'shared';

interface Disc {
  readonly name: string;
  readonly title: string;
  readonly files: readonly string[];
  readonly tone: number;
  readonly hash: string;
}

/** One disc a context, one for what is shared; files by their number of lines, largest in the middle. */
export function buildFileGraph(index: ReportIndex): GraphModel {
  const discs = listDiscs(index);
  const centres = placeDiscs(discs);
  const nodes = discs.flatMap((disc) => toNodes(disc, centres.get(disc.name) as Point, index));
  return { nodes, edges: listEdges(index) };
}

/** The largest first, as they stand on the shelves: discs of one colour do not stand beside each other. */
function listDiscs({ data: { proposal }, fileFacts }: ReportIndex): Disc[] {
  const linesOf = (file: string): number => fileFacts.get(file)?.lines ?? 0;
  const sorted = (files: string[]): string[] => files.sort((left, right) => linesOf(right) - linesOf(left));
  const largest = [...proposal.contexts].sort((left, right) => right.members.length - left.members.length);
  const contexts = largest.map(({ name, members }, place) => ({
    name: `context ${name}`,
    title: name,
    files: sorted(members.map(({ module }) => module)),
    tone: 1 + (place % 7),
    hash: toHash('context', [name]),
  }));
  const shared = sorted(proposal.shared.map(({ module }) => module));
  const disc = { name: sharedDisc, title: 'in no context', files: shared, tone: 0, hash: toHash('shared') };
  return shared.length > 0 ? [...contexts, disc] : contexts;
}

function placeDiscs(discs: readonly Disc[]): ReadonlyMap<string, Point> {
  return shelve(
    discs.map(({ name, title, files }) => ({
      id: name,
      radius: sunflowerRadius(files.length, spacing),
      labelWidth: title.length * 7.6,
    })),
  );
}

/** The disc's name stands below it, as a node of no size. */
function toNodes({ title, files, tone, hash }: Disc, centre: Point, index: ReportIndex): GraphNode[] {
  const points = files.map((file, place) => toNode(file, sunflower(centre, place, spacing), tone, index));
  const below = { x: centre.x, y: centre.y + sunflowerRadius(files.length, spacing) };
  const name = { id: hash, label: title, spoken: `${title}, ${files.length} files`, radius: 1, labelled: true };
  return [...points, { ...name, ...below, tone, hash }];
}

function toNode(file: string, point: Point, tone: number, { fileFacts, leaving }: ReportIndex): GraphNode {
  const lines = fileFacts.get(file)?.lines ?? 0;
  return {
    id: file,
    label: file.split('/').pop() ?? file,
    spoken: `${file}, ${lines} lines, ${leaving.get(file)?.length ?? 0} crossings`,
    ...point,
    radius: Math.min(4.4, 1.8 + Math.sqrt(lines) / 10),
    tone,
    labelled: false,
    hash: toHash('file', [file]),
  };
}

/** Imports of the run time that leave a context: those within are what the disc says already. */
function listEdges({ fileFacts, places }: ReportIndex): GraphEdge[] {
  const leaves = (file: FileFacts, to: string): boolean => {
    const [here, there] = [places.get(file.path)?.context, places.get(to)?.context];
    return here !== undefined && there !== undefined && here !== there;
  };
  return [...fileFacts.values()].flatMap((file) =>
    file.imports
      .filter(({ to, types }) => !types && leaves(file, to))
      .map(({ to }) => ({ from: file.path, to, width: 0.4, label: '' })),
  );
}
