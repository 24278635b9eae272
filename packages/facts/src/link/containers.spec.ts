/** What syntax shows of lists, maps, promises and the platform: calls on what they hold, and how many calls stay unknown. */
import { factsOf, tsconfig } from '../project.fixture';

const photo = `export class Photo { constructor(public name: string) {} draw() {} }`;

/** Lines of `run` that reach `Photo.draw`, out of as many lines. */
async function drawn(...lines: readonly string[]): Promise<string[]> {
  const text = `import { Photo } from './photo';
export async function run(photos: Photo[], byName: Map<string, Photo>, all: Set<Photo>, table: Record<string, Photo>, pair: [string, Photo]) {\n${lines.join('\n')}\n}`;
  const { functions } = await factsOf({ 'tsconfig.json': tsconfig(), 'photo.ts': photo, 'a.ts': text });
  const calls = functions.find(({ id }) => id === 'a.ts#run')?.calls ?? [];
  return calls.filter(({ to }) => to === 'photo.ts#Photo.draw').map(({ line }) => lines[line - 3] as string);
}

test.each([
  ['a map', `byName.get('a')?.draw();`],
  ['the values of a map', `for (const photo of byName.values()) photo.draw();`],
  ['forEach of a map', `byName.forEach((photo) => photo.draw());`],
  ['a new map', `new Map<string, Photo>().get('a')!.draw();`],
  ['a map made of pairs', `new Map(photos.map((photo) => [photo.name, photo])).get('a')!.draw();`],
  ['a set', `for (const photo of all) photo.draw();`],
  ['a record', `table['a']!.draw();`],
  ['the values of a record', `Object.values(table).forEach((photo) => photo.draw());`],
  ['what map makes', `['a'].map((name) => new Photo(name))[0]!.draw();`],
  [
    'what map makes, awaited together',
    `(await Promise.all(['a'].map(async (name) => new Photo(name)))).at(0)!.draw();`,
  ],
  ['reduce', `photos.reduce((sum, photo) => { photo.draw(); return sum; }, 0);`],
  ['both sides of sort', `photos.sort((a, b) => { b.draw(); return 0; });`],
  ['a copied list', `[...photos].reverse()[0]!.draw();`],
  ['Array.from', `Array.from(all, (photo) => photo)[0]!.draw();`],
  ['then', `Promise.resolve(photos[0]!).then((photo) => photo.draw());`],
  ['call', `photos[0]!.draw.call(photos[1]!);`],
])('%s is followed', async (_, line) => {
  expect(await drawn(line)).toEqual([line]);
});

test('calls of the platform, of libraries and of what was handed in are outside; the rest is said to be unknown', async () => {
  const { coverage } = await factsOf({
    'tsconfig.json': tsconfig(),
    'a.ts': `import { z } from 'zod';
      export function own() {} class Plain {}
      export function run(done: () => void, anything: any) {
        own(); new Plain(); (() => 1)();
        console.log(JSON.parse('1')); 'a'.trim().split(','); z.object({}).parse(1); done();
        anything.draw(); }`,
  });
  expect(coverage).toEqual({ calls: 11, own: 3, outside: 7, checked: 0, unknown: 1 });
});

test.each([
  [
    'a parameter taken apart by its type',
    'function f({ photo, all: [first] }: { photo: Photo; all: Photo[] }) { photo.draw(); first!.draw(); }',
  ],
  ['a tuple', 'function f([name, photo]: [string, Photo]) { photo.draw(); }'],
  ['an index signature', 'function f(table: { [name: string]: Photo }) { table.a!.draw(); }'],
  ['a function of a type', 'class F { constructor(private make: () => Photo) {} f() { this.make().draw(); } }'],
  [
    'a method of a generic interface',
    'interface Box<T> { open(): T } function f(box: Box<Photo>) { box.open().draw(); }',
  ],
  [
    'an interface that extends another',
    'interface A { photo: Photo } interface B extends A { x: 1 } function f(b: B) { b.photo.draw(); }',
  ],
])('%s is followed by what is written', async (_, code) => {
  const text = `import { Photo } from './photo'; ${code}`;
  const { functions } = await factsOf({ 'tsconfig.json': tsconfig(), 'photo.ts': photo, 'a.ts': text });
  expect(functions.flatMap(({ calls }) => calls.map(({ to }) => to))).toContain('photo.ts#Photo.draw');
});
