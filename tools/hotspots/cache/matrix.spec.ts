/** Framework × what a route does × data layer: who may keep the answer, and who must not. */
import type { Finding } from '@banyan/model';
import { findIn } from '../find-in';
import { layers } from '../matrix/layers';
import { wrongCells } from './check-cells';
import { cells, projectOf, routeOf } from './project-of';

test('no two cells are one route', () => {
  expect(new Set(cells.map(routeOf)).size).toBe(cells.length);
});

// All layers are read by the same rules: what each of them reads and writes has a matrix of its own.
test.each(
  layers.filter(({ name }) => /^(?:prisma|knex|mongoose)$/.test(name)).map((layer) => [layer.name, layer] as const),
)(
  'every cell of %s is right',
  async (_, layer) => {
    expect(wrongCells(await findIn(projectOf(layer)))).toEqual([]);
  },
  60_000,
);

test('the check sees what is missing, told twice, proposed in other words, or too much', () => {
  const wanted = cells.filter(({ shape }) => /^(?:open|guarded|differs)$/.test(shape.verdict));
  expect(wrongCells({ findings: [], harmless: [] })).toHaveLength(wanted.length);
  const [first] = cells;
  const fix = { text: '', sketch: 'something', where: 'monolith' as const };
  const related = [{ file: 'a.ts', line: 1, text: '' }];
  const one = { rule: 'cacheable-route', subject: first && routeOf(first), fix, related } as unknown as Finding;
  const said = (findings: readonly Finding[]) => wrongCells({ findings, harmless: [] })[0];
  expect(said([one])).toBe('GET /express/pure-read: proposed as something');
  expect(said([one, one])).toBe('GET /express/pure-read: found 2 times instead of 1');
  const sketch = first?.framework.says ?? '';
  expect(said([{ ...one, fix: { ...fix, sketch }, related: [] }])).toBe(
    'GET /express/pure-read: without the places that write',
  );
  const post = { ...one, subject: 'POST /koa/post' };
  expect(wrongCells({ findings: [post], harmless: [] })).toContain('POST /koa/post: found 1 times instead of 0');
});
