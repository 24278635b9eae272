/** Raw SQL: rows that come back, and by which values they are chosen. */
import { factsOf, tsconfig } from '../../project.fixture';
import { rowsSaid } from '../data/rows-said.fixture';

const run = (body: string) =>
  factsOf({
    'tsconfig.json': tsconfig(),
    'a.ts': `import { Pool } from 'pg'; const pool = new Pool();
export async function run(id: string, ids: string[], size: number) {
${body}
}`,
  });

test('the outermost SELECT says how many rows come back, in which order, and whether it locks them', async () => {
  const facts = await run(`    await pool.query('SELECT * FROM photos ORDER BY taken_at DESC, id LIMIT $1', [size]);
    await pool.query('SELECT * FROM photos LIMIT 1');
    await pool.query('SELECT count(*)::int FROM photos');
    await pool.query('SELECT owner, count(*) FROM photos GROUP BY owner');
    await pool.query('SELECT * FROM photos WHERE id = $1 FOR UPDATE', [id]);
    await pool.query('SELECT * FROM photos p JOIN users u ON u.id = p.owner ORDER BY p.taken_at, u.name, x LIMIT 10');
    await pool.query('SELECT * FROM photos WHERE owner IN (SELECT id FROM users LIMIT 1)');
    await pool.query('INSERT INTO copies SELECT * FROM photos');
    await pool.query('SELECT 1 FROM photos UNION SELECT 2 FROM users LIMIT ALL');`);
  expect(rowsSaid(facts)).toEqual([
    '3 many limited by taken_at, id',
    '4 one limited',
    '5 one limited',
    '6 many',
    '7 many locks',
    '8 many limited by taken_at',
    '8 many limited by name',
    '9 many',
    '9 -',
    '10 -',
    '11 many',
    '11 many',
  ]);
});

test('keys know where the values of placeholders and pieces come from', async () => {
  const { accesses } = await run(`    await pool.query('SELECT * FROM photos WHERE id = $1 AND kind = 2', [id]);
    for (const one of ids) await pool.query('SELECT * FROM photos WHERE id = ?', [one]);
    await pool.query({ text: 'SELECT * FROM photos WHERE id = $1', values: [ids.length] });
    await pool.query('SELECT * FROM photos WHERE id = ANY($1)', [ids]);
    await pool.query(\`UPDATE photos SET title = 'x' WHERE owner = \${id}\`);
    await Promise.all(ids.map((one) => pool.query('DELETE FROM photos WHERE owner = :owner', { owner: one })));
    await pool.query("SELECT * FROM photos WHERE kind = 'a'");
    await pool.query('SELECT * FROM photos WHERE id = $1');`);
  expect(accesses.map(({ key, columns }) => [key, columns])).toEqual([
    [{ columns: ['id', 'kind'], from: 'parameter' }, undefined],
    [{ columns: ['id'], from: 'element' }, undefined],
    [{ columns: ['id'], from: 'parameter' }, undefined],
    [{ columns: ['id'], from: 'parameter', many: true }, undefined],
    [{ columns: ['owner'], from: 'parameter' }, ['title']],
    [{ columns: ['owner'], from: 'element' }, undefined],
    [{ columns: ['kind'], from: 'constant' }, undefined],
    [{ columns: ['id'], from: 'parameter' }, undefined],
  ]);
});
