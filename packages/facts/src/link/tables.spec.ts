/** Tables of functions and classes: a call by a key that is known at run time only may run any of them. */
import { factsOf, tsconfig } from '../project.fixture';

const head = `
export async function cover(x: string) {} export async function title(x: string) {}
export interface Step { run(x: string): Promise<void> }
export class A { async run(x: string) {} } export class B { async run(x: string) {} }
type Handler = (x: string) => Promise<void>;`;

/** What \`run\` calls, without those of the table itself. */
async function called(code: string): Promise<string[]> {
  const text = `${head}\n${code}`;
  const { functions } = await factsOf({ 'tsconfig.json': tsconfig(), 'a.ts': text });
  const calls = functions.find(({ id }) => /#(?:C\.)?run$/.test(id))?.calls ?? [];
  return calls.map(({ to }) => to.replace('a.ts#', ''));
}

const run = (body: string, before = '') => `${before} export async function run(kind: string, x: string) { ${body} }`;
const inClass = (body: string, before: string) =>
  `export class C { ${before} async run(kind: string, x: string) { ${body} } async one(x: string) {} async two(x: string) {} }`;

test.each([
  ['an object', run('await handlers[kind](x);', 'const handlers = { cover, title };')],
  [
    'an object with a type',
    run('await handlers[kind]!(x);', 'const handlers: Record<string, Handler> = { cover, title };'),
  ],
  [
    'an object that is cast',
    run('await handlers[kind](x);', 'const handlers = { cover, title } as { [kind: string]: Handler };'),
  ],
  [
    'an object that others are spread into',
    run('await all[kind](x);', 'const some = { cover }; const all = { ...some, title };'),
  ],
  [
    'a variable',
    run('const handle = handlers[kind]; if (handle) await handle(x);', 'const handlers = { cover, title };'),
  ],
  ['a fall-back', run('await (handlers[kind] ?? title)(x);', 'const handlers = { cover };')],
  ['either', run('const handle = kind === "a" ? cover : title; await handle(x);')],
  [
    'a map',
    run('await handlers.get(kind)!(x);', "const handlers = new Map<string, Handler>([['a', cover], ['b', title]]);"),
  ],
  ['a list', run('for (const step of steps) await step(x);', 'const steps = [cover, title];')],
  ['a list, by an index', run('await steps[x.length](x);', 'const steps: Handler[] = [cover, title];')],
  [
    'the values of an object',
    run('for (const step of Object.values(steps)) await step(x);', 'const steps = { cover, title };'),
  ],
])('functions: %s', async (_, code) => {
  expect(await called(code)).toEqual(['cover', 'title']);
});

test.each([
  [
    'functions of an object',
    run('await table[kind](x);', 'const table = { a: async (x) => {}, async b(x) {} };'),
    ['table.a', 'table.b'],
  ],
  [
    'functions of a list',
    run('for (const step of table) await step(x);', 'const table = [async (x) => {}, async (x) => {}];'),
    ['table.0', 'table.1'],
  ],
  [
    'functions of a map',
    run('await table.get(kind)(x);', "const table = new Map([['a', async (x) => {}], ['b', async (x) => {}]]);"),
    ['table.a', 'table.b'],
  ],
  [
    'computed keys',
    run('await table[kind](x);', 'const table = { [Kind.A]: async (x) => {}, [Kind.B]: cover };'),
    ['cover', 'table.[Kind.A]'],
  ],
  [
    'methods of a class',
    inClass('await this.table[kind](x);', 'table = { a: this.one.bind(this), b: (x) => this.two(x) };'),
    ['C.one', 'C.table.b'],
  ],
  [
    'a table in a table',
    run('await table.photo[kind](x);', 'const table = { photo: { a: cover, b: async (x) => {} } };'),
    ['cover', 'table.photo.b'],
  ],
])('written where they are: %s', async (_, code, expected) => {
  expect(await called(code)).toEqual(expected);
});

test.each([
  ['objects', run('await steps[kind].run(x);', 'const steps = { a: new A(), b: new B() };')],
  [
    'objects of an interface',
    run('await steps[kind].run(x);', 'const steps: Record<string, Step> = { a: new A(), b: new B() };'),
  ],
  ['a list of objects', run('for (const step of steps) await step.run(x);', 'const steps = [new A(), new B()];')],
  ['classes', run('await new steps[kind]().run(x);', 'const steps = { a: A, b: B };')],
  [
    'injected services',
    `export class C { constructor(private a: A, private b: B) {} steps = { a: this.a, b: this.b }; async run(kind: string, x: string) { await this.steps[kind].run(x); } }`,
  ],
])('classes: %s', async (_, code) => {
  expect(await called(code)).toEqual(['A.run', 'B.run']);
});

test('a table of texts, and one that is filled elsewhere, lead nowhere', async () => {
  expect(
    await called(
      run('labels[kind](x); (handlers as any)[kind](x);', "const labels = { a: 'A', b: cover }; const handlers = {};"),
    ),
  ).toEqual([]);
});
