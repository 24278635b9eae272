import type { CallFact, DataAccessFact, EndpointFact, EntityFact, RepeatFact } from '@banyan/model';
import { indexFacts } from '../../facts-index';
import { factsOf, fn } from '../../facts-of.fixture';
import { moduleOf } from '../../symbol-name';
import { nPlusOne } from './n-plus-one';

const posts: RepeatFact = {
  ...{ by: 'loop', line: 4, over: 'collection', text: 'posts', element: 'post', sequential: true },
};

const photo: EntityFact = {
  ...{ name: 'Photo', table: 'photos', tableNamed: true, layer: 'typeorm', file: 'src/photo.ts', line: 1 },
  columns: [{ name: 'id', line: 2, primary: true }],
  ...{ relations: [], indexes: [] },
};

const list: EndpointFact = {
  ...{ kind: 'http', method: 'GET', path: '/posts', handler: 'src/a.ts#A.list', file: 'src/a.ts', line: 1 },
};

/** A function whose calls are told in full. */
function calling(id: string, ...calls: CallFact[]) {
  return { ...fn(id), calls };
}

function call(to: string, line: number, more: Partial<CallFact> = {}): CallFact {
  return { to, line, text: `this.${to.slice(to.lastIndexOf('.') + 1)}`, ...more };
}

function reading(owner: string, line: number, more: Partial<DataAccessFact> = {}): DataAccessFact {
  const base = { operation: 'read', via: 'repository', call: 'this.photos.findOneBy' } as const;
  const key = { columns: ['postId'], from: 'parameter' } as const;
  return { function: owner, file: moduleOf(owner), line, entity: 'Photo', ...base, key, ...more };
}

/** Findings as `severity place title`, then harmless ones as `reason place`. */
function told(given: Parameters<typeof factsOf>[0]): string[] {
  const { findings, harmless } = nPlusOne.find(indexFacts(factsOf({ entities: [photo], endpoints: [list], ...given })));
  return [
    ...findings.map(({ severity, file, line, title }) => `${severity} ${file}:${line} ${title}`),
    ...harmless.map(({ reason, file, line }) => `${reason} ${file}:${line}`),
  ];
}

describe('N+1', () => {
  it('is found at the loop, three calls above the query, with the way down', () => {
    const functions = [
      calling('src/a.ts#A.list', call('src/b.ts#B.present', 5, { repeats: [posts] })),
      calling('src/b.ts#B.present', call('src/c.ts#C.cover', 7)),
      calling('src/c.ts#C.cover', call('src/d.ts#D.find', 9)),
      fn('src/d.ts#D.find'),
    ];
    const facts = factsOf({
      functions,
      accesses: [reading('src/d.ts#D.find', 11)],
      entities: [photo],
      endpoints: [list],
    });
    const [finding] = nPlusOne.find(indexFacts(facts)).findings;
    expect(finding).toMatchObject({
      severity: 'high',
      ...{ file: 'src/a.ts', line: 5, subject: 'Photo', function: 'src/a.ts#A.list' },
      title: 'Photo is read once per post of `posts`',
      multiplier: { file: 'src/a.ts', line: 4, text: 'once per post of `posts`' },
      related: [
        { file: 'src/b.ts', line: 7, text: '`B.present` calls `this.cover`' },
        { file: 'src/c.ts', line: 9, text: '`C.cover` calls `this.find`' },
        { file: 'src/d.ts', line: 11, text: 'The query: `this.photos.findOneBy` reads Photo, by `postId`' },
      ],
    });
    expect(finding?.fix.sketch).toContain('this.photos.find({ where: { postId: In(posts.map((post) => post.id)) } })');
  });

  it('names the property that is handed on as the key, and none where the code does not tell', () => {
    const sketch = (more: Partial<CallFact>) => {
      const functions = [
        calling('src/a.ts#A.list', call('src/b.ts#B.present', 5, { repeats: [posts] })),
        calling('src/b.ts#B.present', call('src/d.ts#D.find', 7, more)),
        fn('src/d.ts#D.find'),
      ];
      const accesses = [reading('src/d.ts#D.find', 11, { key: { columns: ['id'], from: 'parameter' } })];
      const facts = factsOf({ functions, accesses, entities: [photo], endpoints: [list] });
      return nPlusOne.find(indexFacts(facts)).findings[0]?.fix.sketch;
    };
    const hands = [{ argument: 0, given: { parameter: 0, words: 'post.coverId' } }];
    expect(sketch({ hands })).toContain('In(posts.map((post) => post.coverId))');
    expect(sketch({})).toContain('In(posts.map((post) => post.…))');
  });

  it('is one finding for a call that asks several tables, which names them', () => {
    const functions = [
      calling('src/a.ts#A.list', call('src/b.ts#B.present', 5, { repeats: [posts] })),
      fn('src/b.ts#B.present'),
    ];
    const tag = reading('src/b.ts#B.present', 12, { entity: 'Tag', call: 'this.tags.findOneBy' });
    expect(told({ functions, accesses: [reading('src/b.ts#B.present', 11), tag] })).toEqual([
      'high src/a.ts:5 `this.present` asks Photo and Tag once per post of `posts`',
    ]);
  });

  it('is less grave where the list is what one caller sends, and where an option leads to the query', () => {
    const given = { ...posts, given: { parameter: 0, words: 'request.body.posts' } };
    const asking = (repeat: RepeatFact, more: Partial<CallFact> = {}) => [
      calling('src/a.ts#A.list', call('src/b.ts#B.present', 5, { repeats: [repeat] })),
      calling('src/b.ts#B.present', call('src/c.ts#C.find', 7, more)),
      fn('src/c.ts#C.find'),
    ];
    const accesses = [reading('src/c.ts#C.find', 9)];
    const title = 'src/a.ts:5 Photo is read once per post of';
    expect(told({ functions: asking(posts), accesses })).toEqual([`high ${title} \`posts\``]);
    expect(told({ functions: asking(given), accesses })).toEqual([`medium ${title} \`posts\``]);
    const optional = asking(posts, { optional: true });
    expect(told({ functions: optional, accesses })).toEqual([`medium ${title} \`posts\``]);
  });

  it('is less grave where only routes that change something lead to it, whatever their method', () => {
    const given = {
      functions: [calling('src/a.ts#A.list', call('src/d.ts#D.find', 5, { repeats: [posts] }))],
      accesses: [reading('src/d.ts#D.find', 11)],
    };
    const save = reading('src/a.ts#A.list', 20, { operation: 'write', call: 'this.photos.save' });
    const graves = (method: string, ...more: DataAccessFact[]) =>
      told({ ...given, endpoints: [{ ...list, method }], accesses: [...given.accesses, ...more] })[0]?.split(' ')[0];
    expect([graves('GET', save), graves('POST'), graves('POST', save), graves('MUTATION')]).toEqual([
      ...['high', 'high', 'medium', 'medium'],
    ]);
  });

  it('stands where it is repeated first; what repeats that again multiplies it', () => {
    const users: RepeatFact = { ...posts, line: 2, text: 'users', element: 'user' };
    expect(
      told({
        functions: [
          calling('src/a.ts#A.list', call('src/b.ts#B.all', 5, { repeats: [users] })),
          calling('src/b.ts#B.all', call('src/d.ts#D.find', 6, { repeats: [posts, users] })),
        ],
        accesses: [reading('src/d.ts#D.find', 11)],
      }),
    ).toEqual(['high src/b.ts:6 Photo is read once per post of `posts`']);
  });

  it('matters less in the background, and least where nothing leads', () => {
    const given = {
      functions: [calling('src/a.ts#A.list', call('src/d.ts#D.find', 5, { repeats: [posts] }))],
      accesses: [reading('src/d.ts#D.find', 11)],
    };
    expect(told({ ...given, endpoints: [{ ...list, kind: 'cron' }] })[0]).toMatch(/^medium/);
    expect(told({ ...given, endpoints: [] })[0]).toMatch(/^low/);
  });

  it.each<[string, Partial<RepeatFact>, Partial<DataAccessFact>]>([
    ['paged', { over: 'pages' }, {}],
    ['chunked', { over: 'chunks' }, {}],
    ['attempts', { over: 'attempts' }, {}],
    ['constant-count', { over: 'constant', size: 5 }, {}],
    ['batched', { by: 'promise-all', sequential: false }, { batched: true }],
    ['cached', {}, { remembered: true }],
    ['ordered', {}, { locks: true }],
  ])('is %s and harmless', (reason, repeat, access) => {
    const repeats = [{ ...posts, ...repeat }];
    const accesses = [reading('src/a.ts#A.list', 5, { repeats, ...access })];
    expect(told({ functions: [fn('src/a.ts#A.list')], accesses })).toEqual([`${reason} src/a.ts:5`]);
  });

  it('is no excuse: a batched read that each turn waits for, six of a constant, a list inside of a page', () => {
    const one = (repeats: RepeatFact[], more: Partial<DataAccessFact> = {}): string[] =>
      told({ functions: [fn('src/a.ts#A.list')], accesses: [reading('src/a.ts#A.list', 5, { repeats, ...more })] });
    expect(one([posts], { batched: true })).toEqual(['high src/a.ts:5 Photo is read once per post of `posts`']);
    expect(one([{ ...posts, over: 'constant', size: 6 }])).toEqual([
      'medium src/a.ts:5 Photo is read 6 times, once per post of `posts`',
    ]);
    expect(one([posts, { ...posts, over: 'pages' }])).toHaveLength(1);
  });

  it('a page inside of a list is asked once per element', () => {
    const accesses = [reading('src/d.ts#D.find', 11, { repeats: [{ ...posts, over: 'pages', text: '' }] })];
    expect(
      told({ functions: [calling('src/a.ts#A.list', call('src/d.ts#D.find', 5, { repeats: [posts] }))], accesses }),
    ).toEqual(['high src/a.ts:5 Photo is read once per post of `posts`', 'paged src/d.ts:11']);
  });

  it('what runs after a failure only, or is asked for once under each key on the way, is none', () => {
    const to = (more: Partial<CallFact>): string[] =>
      told({
        functions: [calling('src/a.ts#A.list', call('src/d.ts#D.find', 5, { repeats: [posts], ...more }))],
        accesses: [reading('src/d.ts#D.find', 11)],
      });
    expect(to({ fallback: true })).toEqual([]);
    expect(to({ remembered: true })).toEqual(['cached src/a.ts:5']);
  });

  it('a function that calls itself asks once per level', () => {
    const itself = call('src/d.ts#D.find', 12, { repetition: 'recursion' });
    const functions = [calling('src/a.ts#A.list', call('src/d.ts#D.find', 5)), calling('src/d.ts#D.find', itself)];
    expect(told({ functions, accesses: [reading('src/d.ts#D.find', 11)] })).toEqual([
      'medium src/d.ts:12 Photo is read once per level of the recursion',
    ]);
  });

  it('a field of a type that a query lists is one; of a type that is given singly, none', () => {
    const field = { ...list, kind: 'graphql', method: 'FIELD', path: 'Post.cover', gives: 'Photo' } as const;
    const query = (gives: string) =>
      ({ ...list, kind: 'graphql', method: 'QUERY', path: 'q', handler: 'src/a.ts#q', gives }) as const;
    const given = { functions: [fn('src/a.ts#A.list')], accesses: [reading('src/a.ts#A.list', 5)] };
    expect(told({ ...given, endpoints: [field, query('[Post]')] })).toEqual([
      'medium src/a.ts:5 Photo is read once per Post whose field `Post.cover` is asked for',
    ]);
    expect(told({ ...given, endpoints: [field, query('Post')] })).toEqual(['single src/a.ts:5']);
  });

  it('what runs for each loaded entity is one finding, whoever loads many', () => {
    const hook = { entity: 'Post', on: 'load', handler: 'src/s.ts#S.afterLoad', file: 'src/s.ts', line: 3 } as const;
    const find = { entity: 'Post', call: 'this.posts.find', rows: 'many' } as const;
    const accesses = [
      reading('src/a.ts#A.list', 5, find),
      reading('src/a.ts#A.list', 8, find),
      reading('src/a.ts#A.list', 9, { ...find, rows: 'one' }),
      reading('src/s.ts#S.afterLoad', 4),
    ];
    expect(
      told({ functions: [fn('src/a.ts#A.list'), fn('src/s.ts#S.afterLoad')], accesses, entityHooks: [hook] }),
    ).toEqual(['high src/a.ts:5 Photo is read once per loaded Post of `this.posts.find`']);
  });

  it('a loop is one finding for each table, wherever in it the table is asked', () => {
    const accesses = [5, 6].map((line) => reading('src/a.ts#A.list', line, { repeats: [posts] }));
    expect(told({ functions: [fn('src/a.ts#A.list')], accesses })).toHaveLength(1);
  });

  it('a loop in a seed keeps nobody waiting', () => {
    const accesses = [reading('src/seeds/a.ts#run', 5, { repeats: [posts] })];
    expect(told({ functions: [fn('src/seeds/a.ts#run')], accesses })).toEqual(['offline src/seeds/a.ts:5']);
  });

  it('one statement that names several tables is one finding; a call that asks many tables, too', () => {
    const chain = 'db.select(…).from';
    const joined = [
      reading('src/a.ts#A.list', 5, { call: chain, via: 'sql', entity: 'photos', repeats: [posts] }),
      reading('src/a.ts#A.list', 6, { call: `${chain}(…).join`, via: 'join', entity: 'tags', repeats: [posts] }),
    ];
    expect(told({ functions: [fn('src/a.ts#A.list')], accesses: joined })).toHaveLength(1);
    const many = [1, 2, 3, 4, 5, 6].map((at) => reading(`src/d.ts#D.find`, at, { entity: `T${at}` }));
    const functions = [calling('src/a.ts#A.list', call('src/d.ts#D.find', 5, { repeats: [posts] }))];
    expect(told({ functions, accesses: many })).toEqual([
      'medium src/a.ts:5 `this.find` asks 6 tables once per post of `posts`',
    ]);
  });
});
