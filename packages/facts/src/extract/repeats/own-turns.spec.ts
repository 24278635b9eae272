/** Tables of functions in loops: many photos run the same handler again; what goes over the table runs each of them once. */
import { factsOf } from '../../project.fixture';

const head = `async function cover(x: unknown) {} async function title(x: unknown) {} class A { async run(x: unknown) {} } class B { async run(x: unknown) {} }
const handlers = { cover, title }; const steps = [cover, title]; const jobs = [new A(), new B()]; const byKind = new Map([['a', cover], ['b', title]]);`;

/** What each loop around the calls of `run` goes over. */
async function repeatedBy(body: string): Promise<string[]> {
  const text = `${head} export async function run(photos: Photo[], kinds: string[], x: unknown) { ${body} }`;
  const { functions } = await factsOf({ 'a.ts': text });
  const calls = functions.find(({ id }) => id === 'a.ts#run')?.calls ?? [];
  expect(calls).toHaveLength(2);
  return [...new Set(calls.map(({ repeats = [] }) => repeats.map(({ text: over }) => over).join(' in ')))];
}

test.each([
  ['for (const photo of photos) await handlers[photo.kind](photo);', 'photos'],
  ['for (const photo of photos) { const handle = handlers[photo.kind]; await handle(photo); }', 'photos'],
  ['await Promise.all(photos.map((photo) => byKind.get(photo.kind)!(photo)));', 'photos'],
  ['await Promise.all(photos.map(({ kind }) => handlers[kind](x)));', 'photos'],
  ['for (const photo of photos) for (const step of steps) await step(photo);', 'photos'],
  ['for (const photo of photos) await Promise.all(jobs.map((job) => job.run(photo)));', 'photos'],
])('%s is repeated', async (body, over) => {
  expect(await repeatedBy(body)).toEqual([over]);
});

test.each([
  'for (const step of steps) await step(x);',
  'await Promise.all(steps.map((step) => step(x)));',
  'for (const step of Object.values(handlers)) await step(x);',
  'for (const [kind, step] of Object.entries(handlers)) await step(x);',
  'await Promise.all(Object.entries(handlers).map(([kind, step]) => step(x)));',
  'for (let i = 0; i < steps.length; i += 1) await steps[i](x);',
  'for (const job of jobs) await job.run(x);',
  'for (const kind of kinds) await handlers[kind](x);',
  'for (const kind of kinds) { const handle = byKind.get(kind); await handle(x); }',
])('%s runs each once', async (body) => {
  expect(await repeatedBy(body)).toEqual(['']);
});
