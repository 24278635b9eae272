import type { PlainGraph } from '@banyan/model';
import fc from 'fast-check';
import { randomFrom } from '../detection/random';
import { shuffle } from '../detection/shuffle';
import { proposeGraph } from './propose-graph';

const clique = (word: string, count: number) =>
  Array.from({ length: count }, (_, a) =>
    Array.from({ length: a }, (_, b) => ({ from: `${word}Part${a}`, to: `${word}Part${b}` })),
  ).flat();
const edges = [
  ...clique('Order', 5),
  ...clique('Photo', 4),
  ...clique('Team', 4),
  { from: 'OrderPart0', to: 'PhotoPart0', weight: 0.2 },
  { from: 'TeamPart1', to: 'PhotoPart1', weight: 0.2 },
];
const contextsOf = (graph: PlainGraph, options = {}) => {
  const { assignment } = proposeGraph(graph, options);
  return [...new Set(Object.values(assignment))].sort().map((context) => {
    const members = Object.keys(assignment).filter((node) => assignment[node] === context);
    return `${context}: ${members.length}`;
  });
};

describe('contexts of a plain graph', () => {
  test('as many as runs agree on, named by what members have in common, with the reason for the number', () => {
    const proposal = proposeGraph({ edges });
    expect(proposal.contexts).toEqual([
      { name: 'order', members: 5, stability: 1 },
      { name: 'photo', members: 4, stability: 1 },
      { name: 'team', members: 4, stability: 1 },
    ]);
    expect(proposal.count).toEqual({
      contexts: 3,
      asked: false,
      why: '3 groups are what 20 runs agree on (modularity 0.628; 20 of them see as many)',
    });
    expect(proposal.metrics).toMatchObject({ cutShare: 0.018, modularity: 0.628 });
    expect(proposal.detection).toEqual({
      ...{ algorithm: 'leiden', objective: 'modularity', seed: 1, resolution: 1, runs: 20 },
    });
  });

  test('nodes without an edge share a context, and the reason counts them', () => {
    const proposal = proposeGraph({ edges, nodes: ['AlphaPing', 'BetaPing'] });
    expect(proposal.assignment['AlphaPing']).toBe('ping');
    expect(proposal.assignment['BetaPing']).toBe('ping');
    expect(proposal.count.why).toMatch(/; 2 nodes without an edge beside them$/);
    expect(contextsOf({ edges: [], nodes: ['a', 'b'] })).toEqual(['a: 2']);
  });

  test('exactly as many as asked for, from one to every node by itself, whatever the graph', () => {
    const anyEdges = fc.array(
      fc.record({
        from: fc.constantFrom(...'abcdefg'),
        to: fc.constantFrom(...'abcdefghi'),
        weight: fc.integer({ min: 0, max: 5 }),
      }),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(anyEdges, fc.boolean(), fc.integer({ min: 1, max: 9 }), (list, directed, count) => {
        const { assignment, contexts } = proposeGraph({ directed, nodes: [...'abcdefghi'], edges: list }, { count });
        expect(Object.keys(assignment)).toEqual([...'abcdefghi']);
        expect(new Set(Object.values(assignment)).size).toBe(count);
        expect(contexts).toHaveLength(count);
      }),
      { numRuns: 25 },
    );
  });

  test('the order of nodes and edges does not matter, nor does the name of the file they come from', () => {
    const graph: PlainGraph = { directed: true, nodes: ['Zeta', 'Alpha'], edges };
    const next = randomFrom(7);
    const mixed: PlainGraph = { directed: true, nodes: ['Alpha', 'Zeta'], edges: shuffle(edges, next) };
    for (const options of [{}, { count: 4 }, { seed: 5 }]) {
      expect(JSON.stringify(proposeGraph(mixed, options))).toBe(JSON.stringify(proposeGraph(graph, options)));
    }
  });

  test('obeys together, apart and largest, with and without a number', () => {
    const graph: PlainGraph = {
      edges,
      together: [['OrderPart1', 'TeamPart3']],
      apart: [['PhotoPart0', 'PhotoPart1', 'PhotoPart2']],
      largest: 6,
    };
    for (const options of [{}, { count: 5 }]) {
      const { assignment, contexts } = proposeGraph(graph, options);
      expect(assignment['OrderPart1']).toBe(assignment['TeamPart3']);
      expect(new Set(['PhotoPart0', 'PhotoPart1', 'PhotoPart2'].map((node) => assignment[node])).size).toBe(3);
      expect(Math.max(...contexts.map(({ members }) => members))).toBeLessThanOrEqual(6);
    }
  });

  test('says what cannot be had', () => {
    expect(() => proposeGraph({ edges }, { count: 14 })).toThrow(
      expect.objectContaining({ code: 'GRAPH_TOO_MANY_CONTEXTS' }),
    );
    expect(() => proposeGraph({ edges, together: [['OrderPart1', 'OrderPart2']] }, { count: 13 })).toThrow(
      expect.objectContaining({ code: 'GRAPH_TOO_MANY_CONTEXTS' }),
    );
    expect(() => proposeGraph({ edges, largest: 3 }, { count: 2 })).toThrow(
      expect.objectContaining({ code: 'GRAPH_COUNT_IMPOSSIBLE' }),
    );
  });

  test('takes an algorithm of the table as it is, and says what it cannot be told', () => {
    expect(contextsOf({ edges }, { algorithm: 'hierarchical', count: 3 })).toEqual(['order: 5', 'photo: 4', 'team: 4']);
    expect(() => proposeGraph({ edges }, { algorithm: 'louvain', count: 3 })).toThrow(
      expect.objectContaining({ code: 'GRAPH_ALGORITHM_HEEDS_NOT' }),
    );
    expect(() => proposeGraph({ edges, largest: 9 }, { algorithm: 'leiden' })).toThrow(
      expect.objectContaining({ code: 'GRAPH_ALGORITHM_HEEDS_NOT' }),
    );
    expect(() => proposeGraph({ edges }, { algorithm: 'magic' })).toThrow(
      expect.objectContaining({ code: 'BOUNDARIES_ALGORITHM_UNKNOWN' }),
    );
  });

  test('a node may be called anything', () => {
    const { assignment } = proposeGraph({ edges: [{ from: '__proto__', to: 'constructor' }] }, { count: 2 });
    expect(Object.keys(assignment).sort()).toEqual(['__proto__', 'constructor']);
  });
});
