import { dataOfProposal, facts, hostileName, proposal } from '../../report-data.fixture';
import { deriveFileFacts } from '../../data/derive-file-facts';
import { familyNames } from '../crossing-families';
import { indexReport } from '../index-report';
import { buildContextGraph, placeContexts } from './context-graph';
import { neighbourhood } from './drawing';
import { buildFileGraph } from './file-graph';
import { layOut, type LayoutNode, type Point } from './lay-out';
import { buildMemberGraph } from './member-graph';
import { type Direction, nearest } from './nearest';
import { pairSeams } from './pair-seams';
import { bandOf } from './pressure-bands';
import { shelve } from './shelve';
import { sunflower, sunflowerRadius } from './sunflower';

const report = indexReport({ ...dataOfProposal, files: deriveFileFacts(facts) });

const discs = (count: number): LayoutNode[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `context-${index}`,
    radius: 6 + ((index * 7) % 20),
    labelWidth: 40 + ((index * 37) % 140),
  }));

/** Pairs whose discs overlap. */
function overlaps(nodes: readonly LayoutNode[], places: ReadonlyMap<string, Point>): string[] {
  const at = (id: string): Point => places.get(id) as Point;
  return nodes.flatMap((one, index) =>
    nodes
      .slice(index + 1)
      .filter((other) => {
        const [here, there] = [at(one.id), at(other.id)];
        return Math.hypot(here.x - there.x, here.y - there.y) < one.radius + other.radius;
      })
      .map((other) => `${one.id} ${other.id}`),
  );
}

describe('a layout', () => {
  const nodes = discs(38);
  const edges = nodes.slice(1).map(({ id }, index) => ({ from: id, to: `context-${(index * 5) % 7}`, weight: index }));

  it('is the same twice, and lets no two nodes overlap', () => {
    const places = layOut(nodes, edges);
    expect([...layOut(nodes, edges)]).toEqual([...places]);
    expect(overlaps(nodes, places)).toEqual([]);
  });

  it('puts one node, and none, somewhere', () => {
    const [place] = layOut(discs(1), []).values();
    expect(Number.isFinite(place?.x) && Number.isFinite(place?.y)).toBe(true);
    expect(layOut([], []).size).toBe(0);
  });

  it('on shelves keeps discs apart too', () => {
    expect(overlaps(nodes, shelve(nodes))).toEqual([]);
  });

  it('in a sunflower stays within its radius', () => {
    const centre = { x: 10, y: -5 };
    const distances = Array.from({ length: 300 }, (_, index) => {
      const { x, y } = sunflower(centre, index, 9);
      return Math.hypot(x - centre.x, y - centre.y);
    });
    expect(Math.max(...distances)).toBeLessThan(sunflowerRadius(300, 9));
  });
});

describe('arrow keys in a graph', () => {
  const grid = [0, 1, 2].flatMap((x) => [0, 1, 2].map((y) => ({ id: `${x}${y}`, x, y })));
  const go = (from: string, direction: Direction): string =>
    nearest(grid, grid.find(({ id }) => id === from) as (typeof grid)[number], direction).id;

  it('go to the nearest node in that direction, and stay at the rim', () => {
    expect([go('11', 'ArrowLeft'), go('11', 'ArrowRight'), go('11', 'ArrowUp'), go('11', 'ArrowDown')]).toEqual([
      '01',
      '21',
      '10',
      '12',
    ]);
    expect(go('00', 'ArrowUp')).toBe('00');
  });

  it('reach every context of a drawing', () => {
    const nodes = discs(38);
    const places = [...layOut(nodes, []).entries()].map(([id, place]) => ({ id, ...place }));
    const seen = new Set([places[0]]);
    for (const node of seen) {
      if (!node) continue;
      for (const direction of ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'] as const) {
        seen.add(nearest(places, node, direction));
      }
    }
    expect(seen.size).toBe(38);
  });
});

describe('the drawing of contexts', () => {
  it('draws both directions of a seam as one line with what is counted', () => {
    const prices = (...families: ('data' | 'calls' | 'imports')[]): number[] =>
      pairSeams(report.crossings, new Set(families)).map(({ price }) => price);
    expect(prices('data', 'calls', 'imports')).toEqual([9]);
    expect(prices('data')).toEqual([5]);
    expect(pairSeams(report.crossings, new Set())).toEqual([]);
  });

  it('says of each context what a screen reader needs, and where it leads', () => {
    const { nodes, edges, pairs, from } = buildContextGraph(report, placeContexts(report), new Set(familyNames), 10);
    expect(nodes.map(({ label }) => label)).toEqual(['images ▲▲', 'orders ▲']);
    expect(nodes[0]).toMatchObject({
      spoken: 'images: 2 files, 0 entry points, scale pressure 9, price 9',
      hash: '#/context/images',
    });
    expect({ edges: edges.length, pairs, from }).toEqual({ edges: 1, pairs: 1, from: 9 });
  });

  it('gives no context a band where nothing presses', () => {
    const calm = proposal.contexts.map((context) => ({ ...context, scalePressure: { score: 0, reasons: [] } }));
    expect(calm.map((context) => bandOf(context, calm).sign)).toEqual(['', '']);
  });
});

describe('the drawing of files', () => {
  const { nodes, edges } = buildFileGraph(report);

  it('has every file of the proposal once, and a name for each disc', () => {
    expect(nodes.filter(({ labelled }) => labelled).map(({ label }) => label)).toEqual([
      'images',
      'orders',
      'in no context',
    ]);
    expect(
      nodes
        .filter(({ labelled }) => !labelled)
        .map(({ id }) => id)
        .sort(),
    ).toEqual([...report.places.keys()].sort());
    expect(new Set(nodes.map(({ id }) => id)).size).toBe(nodes.length);
  });

  it('draws imports of the run time from one context into another', () => {
    expect(edges.map(({ from, to }) => [from, to])).toEqual([[hostileName, 'src/images/blur.ts']]);
    expect([...neighbourhood({ nodes, edges }, hostileName)].sort()).toEqual(['src/images/blur.ts', hostileName]);
  });

  it('of one context marks what has to do with others', () => {
    const own = buildMemberGraph(report, 'images');
    expect(own.nodes.map(({ label }) => label)).toEqual(['image.service.ts', 'blur.ts ◆']);
  });
});
