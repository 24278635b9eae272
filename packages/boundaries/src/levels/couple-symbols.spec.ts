import { busyEvidence, busyShop } from '../busy-shop.fixture';
import { criteria } from '../criteria/criteria';
import { indexFacts } from '../facts-index';
import { factsOf, type FactsSketch } from '../facts-of.fixture';
import { type CouplingGraph, graphOf } from '../graph/coupling-graph';
import { largeFacts } from '../large-facts.fixture';
import { partings } from '../partings/partings';
import { coupleClasses, coupleFunctions, rollUpToFiles } from './couple-symbols';

const functionsOf = (sketch: FactsSketch) => coupleFunctions(indexFacts(factsOf(sketch)));
const between = (graph: CouplingGraph, a: string, b: string) => graph.getEdgeAttributes(graph.edge(a, b)!);

describe('the level of functions', () => {
  test('a score of two files is shared among their functions by what each brings; a loop brings three', () => {
    const graph = functionsOf({
      calls: [
        ['src/a.ts#A.x', 'src/b.ts#B.y', 'loop'],
        ['src/a.ts#A.z', 'src/b.ts#B.y'],
      ],
    });
    const file = Math.log2(1 + 4) * 0.25;
    expect(between(graph, 'src/a.ts#A.x', 'src/b.ts#B.y').weight).toBeCloseTo((file * 3) / 4);
    expect(between(graph, 'src/a.ts#A.z', 'src/b.ts#B.y')).toMatchObject({
      parts: [{ criterion: 'call', text: 'A.z calls B.y', evidence: [{ file: 'src/a.ts', line: 11 }] }],
    });
  });

  test('calls inside one file, which say nothing of files, are told', () => {
    const graph = functionsOf({ calls: [['src/a.ts#A.x', 'src/a.ts#A.y']] });
    expect(between(graph, 'src/a.ts#A.x', 'src/a.ts#A.y').weight).toBeCloseTo(0.25);
  });

  test('a function has its class, its entry point, its tables and its transactions', () => {
    const graph = functionsOf({
      classes: { 'src/a.ts#A': 'controller', 'src/o.ts#Order': 'entity' },
      endpoints: [['POST', '/orders', 'src/a.ts#A.place']],
      entities: { Order: { file: 'src/o.ts' } },
      accesses: [['src/a.ts#A.place', 'Order', 'write']],
      transactions: [['src/a.ts#A.place', 'Order']],
    });
    const told = (node: string) =>
      graph.mapEdges(node, (_edge, { parts }) => parts.map(({ criterion, text }) => `${criterion}: ${text}`)).flat();
    expect(told('src/a.ts#A.place').sort()).toEqual([
      'class-member: A.place is a method of A',
      'endpoint-handler: A.place answers POST /orders',
      'shared-entity: A.place writes Order',
      'transaction: A.place writes Order in one transaction',
    ]);
    expect(told('src/o.ts#Order')).toEqual(['entity-declaration: declares the entity Order']);
  });

  test('two entry points with one path are two nodes', () => {
    const graph = functionsOf({
      endpoints: [
        ['GET', '/a', 'src/a.ts#A.list'],
        ['GET', '/a', 'src/b.ts#B.list'],
      ],
    });
    expect(graph.nodes().filter((node) => node.startsWith('endpoint:'))).toEqual([
      'endpoint:GET /a',
      'endpoint:GET /a by src/b.ts#B.list',
    ]);
  });

  test('an event ties the function that emits to the one that handles', () => {
    const graph = functionsOf({ emissions: [['command', 'Bill', 'src/a.ts#A.x', 'src/b.ts#B.handle']] });
    expect(between(graph, 'src/a.ts#A.x', 'src/b.ts#B.handle').parts[0]!.criterion).toBe('event-flow');
  });
});

describe('the level of classes', () => {
  test('methods and entry points are in their class, what the class has with others adds up', () => {
    const graph = coupleClasses(
      indexFacts(
        factsOf({
          classes: { 'src/a.ts#A': 'controller', 'src/b.ts#B': 'provider' },
          injections: [['src/a.ts#A', 'src/b.ts#B']],
          endpoints: [['GET', '/a', 'src/a.ts#A.x']],
          calls: [['src/a.ts#A.x', 'src/b.ts#B.y']],
        }),
      ),
    );
    expect(graph.nodes()).toEqual(['src/a.ts#A', 'src/b.ts#B']);
    const { weight, parts } = between(graph, 'src/a.ts#A', 'src/b.ts#B');
    expect(weight).toBeCloseTo(1 + 0.25);
    expect(parts.map(({ from }) => from)).toEqual(['src/a.ts#A', 'src/a.ts#A']);
  });
});

describe.each([
  ['the shop', busyShop],
  ['a project of 300 files', largeFacts(300)],
])('all levels agree in %s', (_name, facts) => {
  const index = indexFacts(facts, busyEvidence);
  const spoken = criteria.filter(({ pieces }) => pieces !== undefined);
  const files = graphOf(index, spoken, partings);

  test.each([
    ['functions', coupleFunctions(index)],
    ['classes', coupleClasses(index)],
  ])('%s, joined to files, are the graph of files by the same criteria', (_level, graph) => {
    const joined = rollUpToFiles(index, graph);
    expect(edgesOf(joined)).toEqual(edgesOf(files));
    expect(edgesOf(joined).length).toBeGreaterThan(10);
  });
});

/** Edges with the weight of every criterion, to six decimals: sums of shares differ in the last bit. */
function edgesOf(graph: CouplingGraph): string[] {
  return graph.mapEdges((_edge, { parts }, a, b) => {
    const sums = new Map<string, number>();
    for (const { criterion, weight } of parts) sums.set(criterion, (sums.get(criterion) ?? 0) + weight);
    const told = [...sums].sort().map(([criterion, sum]) => `${criterion} ${sum.toFixed(6)}`);
    return `${a} ${b}: ${told.join(', ')}`;
  });
}
