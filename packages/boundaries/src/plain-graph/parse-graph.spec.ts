import { parseGraph } from './parse-graph';

const problemsOf = (graph: object) => {
  const result = parseGraph(JSON.stringify(graph, null, 1));
  return result.ok ? [] : result.problems.map(({ code, path }) => `${code.replace('PLAIN_GRAPH_', '')} ${path}`);
};

describe('the gate of plain graphs', () => {
  test('takes JSON and YAML, nodes as names or with more to say', () => {
    const graph = { directed: true, nodes: ['a', { id: 'b', kind: 'entry-point' }], edges: [{ from: 'b', to: 'c' }] };
    expect(parseGraph(JSON.stringify(graph))).toEqual({ ok: true, value: graph });
    const yaml = 'edges:\n  - { from: a, to: b, weight: 0.5 }\nlargest: 3\n';
    expect(parseGraph(yaml)).toMatchObject({ ok: true, value: { largest: 3 } });
  });

  test('tells problems of shape and of meaning together, in the order of the text', () => {
    const graph = {
      nodes: ['a', 'a'],
      edges: [
        { from: 'a', to: 'b', weight: -1 },
        { from: 'a', to: 'b', wieght: 2 },
      ],
      together: [['a', 'nobody']],
      largest: 0,
    };
    expect(problemsOf(graph)).toEqual([
      'DUPLICATE_NODE /nodes/1',
      'INVALID /edges/0/weight',
      'UNKNOWN_KEY /edges/1/wieght',
      'UNKNOWN_NODE /together/0/1',
      'INVALID /largest',
    ]);
  });

  test('points at the right place beside a fault of shape', () => {
    const graph = { nodes: [{ id: 3 }, 'a', 'a'], edges: [], together: [7, ['a', 'nobody']] };
    expect(problemsOf(graph)).toEqual(
      expect.arrayContaining(['DUPLICATE_NODE /nodes/2', 'UNKNOWN_NODE /together/1/1', 'INVALID /together/0']),
    );
  });

  test('sees what cannot be obeyed, also through a third', () => {
    const edges = ['b', 'c', 'd'].map((to) => ({ from: 'a', to }));
    const together = [
      ['a', 'b'],
      ['b', 'c'],
    ];
    expect(problemsOf({ edges, together, apart: [['d', 'a', 'c']] })).toEqual(['CONTRADICTION /apart/0']);
    expect(problemsOf({ edges, together, largest: 2 })).toEqual(['CONTRADICTION /largest']);
  });

  test.each([
    [{ edges: [] }, 'EMPTY '],
    [{ nodes: ['a'] }, 'MISSING_KEY '],
    [[], 'INVALID '],
    [{ edges: [{ from: 'a', to: 'b', weight: '3' }] }, 'INVALID /edges/0/weight'],
    [{ schema: 'banyan/code-facts@1', edges: [{ from: 'a', to: 'b' }] }, 'INVALID /schema'],
  ])('%j is refused', (graph, problem) => {
    expect(problemsOf(graph)).toContain(problem);
  });

  test('tells what is no JSON and no YAML', () => {
    expect(parseGraph('{ "edges": [')).toMatchObject({ ok: false, problems: [{ code: 'PLAIN_GRAPH_SYNTAX' }, {}] });
  });

  test('reads a graph of a megabyte in no time, and still finds its problems', () => {
    const edges = Array.from({ length: 20_000 }, (_, at) => ({ from: `node-${at % 3000}`, to: `node-${at % 77}` }));
    expect(parseGraph(JSON.stringify({ edges })).ok).toBe(true);
    expect(problemsOf({ edges: [...edges, { from: 'a' }] })).toEqual(['MISSING_KEY /edges/20000']);
  });
});
