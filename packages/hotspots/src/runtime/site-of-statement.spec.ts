import type { DataAccessFact } from '@banyan/model';
import { indexFacts } from '../facts-index';
import { factsOf, fn } from '../facts-of.fixture';
import { callSitesOf } from './call-sites';
import { type SeenStatement, sitesOfStatement } from './site-of-statement';

const access = (id: string, line: number, entity: string, given: Partial<DataAccessFact> = {}): DataAccessFact => {
  const place = { function: `src/${id.split('.')[0]}.ts#${id}`, file: `src/${id.split('.')[0]}.ts`, line };
  return { ...place, entity, operation: 'read', call: 'find', via: 'repository', ...given };
};
const entity = (name: string, table: string) => {
  const rest = { tableNamed: true, layer: 'typeorm', columns: [], relations: [], indexes: [] };
  return { name, table, file: 'src/e.ts', line: 1, ...rest };
};

const index = indexFacts(
  factsOf({
    functions: [
      fn('src/C.ts#C.list', ['src/P.ts#P.all', 2], ['src/P.ts#P.ofAuthor', 3], ['src/P.ts#P.newest', 4]),
      fn('src/P.ts#P.all'),
      fn('src/P.ts#P.ofAuthor'),
      fn('src/P.ts#P.newest'),
      fn('src/P.ts#P.elsewhere'),
    ],
    entities: [entity('Post', 'blog_posts'), entity('Author', 'authors')],
    accesses: [
      access('P.all', 10, 'Post', { rows: 'many' }),
      access('P.ofAuthor', 20, 'Post', { rows: 'many', key: { columns: ['author'], from: 'parameter' } }),
      access('P.newest', 30, 'Post', { rows: 'many', limited: true, order: ['createdAt'] }),
      access('P.newest', 31, 'Post', { via: 'join', call: 'q', key: { columns: ['id'], from: 'parameter' } }),
      access('P.newest', 31, 'Author', { via: 'join', call: 'q' }),
      access('P.newest', 32, 'Post', { operation: 'write', call: 'save' }),
      access('P.elsewhere', 40, 'Post'),
    ],
  }),
);
const sites = callSitesOf(index, ['src/C.ts#C.list']);
const linesOf = (template: string, given: Partial<SeenStatement> = {}): number[] => {
  const tables = [...template.matchAll(/(?:FROM|JOIN|INTO|UPDATE) ([\w."]+)/g)].map(([, table]) => table ?? '');
  const operation = template.startsWith('SELECT') ? 'read' : 'write';
  return sitesOfStatement({ template, operation, tables, ...given }, sites).map(({ line }) => line);
};

describe('the line that a statement of a trace came from', () => {
  it.each([
    ['without a condition', 'SELECT p.id FROM blog_posts p', 10],
    ['by the columns of its condition', 'SELECT * FROM "public"."blog_posts" "p" WHERE "p"."author_id" = ?', 20],
    [
      'with conditions that the data layer adds',
      'SELECT * FROM blog_posts WHERE author_id = ? AND deleted_at IS NULL',
      20,
    ],
    ['by order and limit', 'SELECT * FROM blog_posts ORDER BY created_at DESC LIMIT ?', 30],
    [
      'by the tables that it joins',
      'SELECT * FROM blog_posts p LEFT JOIN authors a ON a.id = p.author_id WHERE p.id = ?',
      31,
    ],
    ['by its operation', 'INSERT INTO blog_posts(id) VALUES (?)', 32],
  ])('%s', (_, template, line) => expect(linesOf(template)).toEqual([line]));

  describe('of several that look at the same tables by the same columns', () => {
    const by = (columns: string[]): Partial<DataAccessFact> => ({ key: { columns, from: 'parameter' } });
    const other = indexFacts(
      factsOf({
        functions: [fn('src/Q.ts#Q.all')],
        entities: [entity('Quota', 'quotas'), entity('Owner', 'owners')],
        accesses: [
          access('Q.all', 1, 'Quota', {
            operation: 'write',
            call: 'this.quotas.insert',
            columns: ['owner_id', 'used'],
          }),
          access('Q.all', 2, 'Quota', {
            operation: 'write',
            call: 'this.quotas.update',
            ...by(['id']),
            columns: ['id', 'used'],
          }),
          access('Q.all', 3, 'Quota', {
            operation: 'write',
            call: 'this.quotas.update',
            ...by(['id']),
            columns: ['id', 'most'],
          }),
          access('Q.all', 4, 'Quota', { operation: 'write', call: 'this.quotas.delete', ...by(['id']) }),
          access('Q.all', 5, 'Quota', { call: 'this.quotas.countBy', rows: 'one', ...by(['owner_id']) }),
          access('Q.all', 6, 'Quota', { call: 'this.quotas.findBy', rows: 'many', ...by(['owner_id']) }),
          access('Q.all', 7, 'Quota', { call: 'this.db.query', via: 'sql', rows: 'many' }),
          access('Q.all', 8, 'Owner', { call: 'builder.innerJoin', via: 'join' }),
          access('Q.all', 9, 'Quota', { call: 'builder.getMany', rows: 'many', ...by(['used']) }),
          access('Q.all', 10, 'Owner', { operation: 'write', call: 'this.owners.save' }),
          access('Q.all', 11, 'Owner', { ...by(['id']), rows: 'one' }),
        ],
      }),
    );
    const lines = (template: string): number[] => {
      const tables = [...template.matchAll(/(?:FROM|JOIN|INTO|UPDATE) ([\w."]+)/g)].map(([, table]) => table ?? '');
      const operation = template.startsWith('SELECT') ? 'read' : 'write';
      const found = sitesOfStatement({ template, operation, tables }, callSitesOf(other, ['src/Q.ts#Q.all']));
      return found.map(({ line }) => line);
    };

    it.each([
      ['its verb', 'INSERT INTO "quotas"("owner_id", "used", "most") VALUES (?, DEFAULT) RETURNING "id"', 1],
      ['the columns that are written', 'UPDATE "quotas" SET "used" = ? WHERE "id" = ?', 2],
      ['other columns that are written', 'UPDATE "quotas" SET "most" = ? WHERE "id" = ?', 3],
      ['a verb without columns', 'DELETE FROM "quotas" WHERE "id" = ?', 4],
      ['asking for a number', 'SELECT COUNT(?) AS "cnt" FROM "quotas" "q" WHERE (("q"."owner_id" = ?))', 5],
      ['asking for rows', 'SELECT "q"."id" AS "q_id" FROM "quotas" "q" WHERE (("q"."owner_id" = ?))', 6],
      ['names without quotes, as people write them', 'SELECT used FROM quotas WHERE owner_id = ? AND most > ?', 7],
      [
        'what a query builder joined on the lines before',
        'SELECT "q"."id" FROM "quotas" "q" INNER JOIN "owners" "o" ON "o"."id" = "q"."owner_id" WHERE "q"."used" > ?',
        9,
      ],
      ['what save looks up before it writes', 'SELECT "o"."id" AS "o_id" FROM "owners" "o" WHERE "o"."id" = ?', 10],
      ['what is no look-up of save', 'SELECT "o"."id" AS "o_id" FROM "owners" "o" WHERE (("o"."id" = ?)) LIMIT ?', 11],
    ])('is told by %s', (_, template, line) => expect(lines(template)).toEqual([line]));
  });

  it('is the one that the trace says itself, whatever looks alike', () => {
    const template = 'SELECT p.id FROM blog_posts p';
    expect(linesOf(template, { code: { file: '/app/src/P.ts', line: 20 } })).toEqual([20]);
    expect(linesOf(template, { code: { function: 'P.ofAuthor' } })).toEqual([20]);
    expect(linesOf(template, { within: ['P.newest'] })).toContain(30);
  });

  it('is none when the reach of the entry point holds no such access', () => {
    expect(linesOf('SELECT * FROM payments')).toEqual([]);
    expect(linesOf('DELETE FROM authors')).toEqual([]);
  });

  it('is any of those that cannot be told apart', () => {
    const twice = { ...sites[1]!, line: 21 };
    const found = sitesOfStatement(
      { template: 'SELECT * FROM blog_posts WHERE author_id = ?', operation: 'read', tables: ['blog_posts'] },
      [...sites, twice],
    );
    expect(found.map(({ line }) => line)).toEqual([20, 21]);
  });
});
