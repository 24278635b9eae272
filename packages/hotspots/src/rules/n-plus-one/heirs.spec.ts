/** Queries of base classes, and fields by what their resolvers take. */
import type { CallFact, CodeFacts, DataAccessFact, EndpointFact, EntityFact, RepeatFact } from '@banyan/model';
import { indexFacts } from '../../facts-index';
import { factsOf, fn } from '../../facts-of.fixture';
import { nPlusOne } from './n-plus-one';

const repeats: readonly RepeatFact[] = [
  { by: 'loop', line: 4, over: 'collection', text: 'posts', element: 'post', sequential: true },
];
const list: EndpointFact = {
  ...{ kind: 'http', method: 'GET', path: '/posts', handler: 'src/a.ts#A.list', file: 'src/a.ts', line: 1 },
};

/** The base's one statement, as its heirs see it. */
const accesses = ['Photo', 'Tag'].map((entity): DataAccessFact => {
  const base = { operation: 'read', via: 'repository', call: 'this.rows.findOneBy' } as const;
  const key = { columns: ['id'], from: 'parameter' } as const;
  return { function: 'src/b.ts#Crud.one', file: 'src/b.ts', line: 9, entity, ...base, key, heirs: [heir(entity)] };
});

function heir(entity: string): string {
  return `src/b.ts#${entity}s`;
}

function entity(name: string): EntityFact {
  const place = { file: 'src/e.ts', line: 1 };
  return { name, table: name, tableNamed: true, layer: 'typeorm', ...place, columns: [], relations: [], indexes: [] };
}

function told(given: Partial<CodeFacts>): string[] {
  const facts = factsOf({ entities: ['Photo', 'Tag'].map(entity), endpoints: [list], accesses, ...given });
  const { findings, harmless } = nPlusOne.find(indexFacts(facts));
  return [...findings.map(({ severity, title }) => `${severity} ${title}`), ...harmless.map(({ reason }) => reason)];
}

function calling(...calls: readonly Partial<CallFact>[]) {
  const to = 'src/b.ts#Crud.one';
  const made = calls.map((call) => ({ to, line: 5, text: 'this.photos.one', ...call }));
  return { ...fn('src/a.ts#A.list'), calls: made };
}

const base = fn('src/b.ts#Crud.one');

it('a method of a base class asks the table of the heir that it is called on', () => {
  expect(told({ functions: [calling({ repeats, on: heir('Photo') }), base] })).toEqual([
    'high Photo is read once per post of `posts`',
  ]);
});

it('the heir is known through methods of the base and of the heir itself', () => {
  const two = { ...fn('src/b.ts#Crud.two'), calls: [{ to: base.id, line: 12, text: 'this.one' }] };
  const own = { ...fn('src/b.ts#Tags.own'), calls: [{ to: two.id, line: 15, text: 'super.two', on: heir('Tag') }] };
  const both = calling({ to: two.id, repeats, on: heir('Photo') }, { to: own.id, repeats, line: 6 });
  expect(told({ functions: [both, own, two, base] })).toEqual([
    'high Photo is read once per post of `posts`',
    'high Tag is read once per post of `posts`',
  ]);
});

it('where no heir shows, the table is a guess, and no high finding', () => {
  expect(told({ functions: [calling({ repeats }), base] })).toEqual([
    'medium `this.photos.one` asks Photo and Tag once per post of `posts`',
  ]);
});

it('a function that hands on to one of several of its own name is no recursion', () => {
  const calls = ['src/b.ts#W.one', base.id].map((to) => ({ to, line: 3, text: 'this.inner.one' }));
  const wrapper = {
    ...fn('src/b.ts#W.one'),
    calls: calls.map((one) => ({ ...one, repetition: 'recursion' as const })),
  };
  expect(told({ functions: [wrapper, base] })).toEqual([]);
});

it('a call that asks several tables is one finding that names them', () => {
  const many = ['Photo', 'Tag', 'Mood'].map((name, at) => ({
    ...accesses[0],
    entity: name,
    line: at,
    heirs: undefined,
  }));
  const facts = { functions: [calling({ repeats }), base], accesses: many as DataAccessFact[] };
  expect(told(facts)).toEqual(['high `this.photos.one` asks 3 tables once per post of `posts`']);
});

it.each<[string, EndpointFact['takes'], string]>([
  ['asks once per object', ['object'], 'medium'],
  ['with arguments is asked for one object more often', ['object', 'arguments'], 'medium'],
  ['that is not given the object tells of whoever asks', [], 'single'],
])('a field %s', (_what, takes, expected) => {
  const field = { ...list, kind: 'graphql', method: 'FIELD', path: 'Post.cover', handler: base.id } as const;
  const posts = { ...list, kind: 'graphql', method: 'QUERY', path: 'posts', gives: '[Post]' } as const;
  const own = accesses.slice(0, 1).map(({ heirs: _, ...access }) => access);
  expect(
    told({ functions: [base], accesses: own, endpoints: [{ ...field, gives: 'Photo', takes }, posts] })[0],
  ).toMatch(new RegExp(`^${expected}`));
});
