/** Sketches: plain data that can be stored and sent, whatever names the analysed code uses. */
import { deserialize, serialize } from 'node:v8';
import { classFacts } from '../extract/class-facts';
import { functionFacts } from '../extract/function-facts';
import { linkCalls } from '../link/link-calls';
import { linkProject } from '../link/link-project';
import type { FileSketch } from './file-sketch';
import { type PackedSketch, packSketch, unpackSketch } from './pack-sketch';
import { sketchFile } from './sketch-file';

const text = `
  import { toString as hasOwnProperty } from './b';
  export class Store { save() {} constructor() {} valueOf() { return new Store(); } }
  type valueOf = Store; type __proto__ = Store;
  interface Box { __proto__: Store; toString: Store; other: string }
  type Bag = { __proto__: Store; isPrototypeOf: Store };
  export function run(box: Box, bag: Bag, a: constructor, b: valueOf, c: __proto__) {
    box.toString.save(); box.__proto__.save(); box.hasOwnProperty.save(); box.constructor.save();
    bag.isPrototypeOf.save(); bag.__proto__.save(); bag.valueOf.save();
    setTimeout(run, 1e999); a.save(); b.save(); c.save(); hasOwnProperty(); constructor(); toString(); new Store().valueOf().save();
  }`;

function factsOf(sketches: readonly FileSketch[]): object {
  const project = linkProject(sketches, (_, specifier) => (specifier === './b' ? 'b.ts' : undefined));
  const linked = linkCalls(project);
  const names = ['constructor', '__proto__', 'toString', 'valueOf', 'hasOwnProperty', 'Store'];
  return {
    named: names.map((name) => project.names.lookup('a.ts', name)),
    classes: classFacts(project),
    functions: functionFacts(project, linked, new Set()),
  };
}

test('a sketch that was stored or sent says the same, also about names that every object knows', () => {
  const sketches = [
    sketchFile('a.ts', text),
    sketchFile('b.ts', 'export function toString() {} export const __proto__ = { constructor: () => 1 };'),
  ];
  const sent = deserialize(serialize(sketches)) as FileSketch[];
  expect(sent).toEqual(sketches);
  expect(structuredClone(sketches)).toEqual(sketches);
  const packed = (JSON.parse(JSON.stringify(sketches.map(packSketch))) as PackedSketch[]).map(unpackSketch);
  expect(packed).toEqual(sketches);
  const facts = factsOf(sketches);
  expect(factsOf(packed)).toEqual(facts);
  expect(factsOf(sent)).toEqual(facts);
  expect(factsOf(structuredClone(sketches))).toEqual(facts);
  expect(facts).toMatchObject({
    named: [undefined, { name: '__proto__' }, undefined, { name: 'valueOf' }, { file: 'b.ts', name: 'toString' }, {}],
  });
});

test('what only every object knows is neither a type nor a property of the analysed code', () => {
  const { functions } = factsOf([sketchFile('a.ts', text)]) as { functions: ReturnType<typeof functionFacts> };
  const run = functions.find(({ id }) => id === 'a.ts#run');
  expect(run?.calls.map(({ text: callee }) => callee)).toEqual([
    'box.__proto__.save',
    'box.toString.save',
    'bag.__proto__.save',
    'bag.isPrototypeOf.save',
    'Store',
    'b.save',
    'c.save',
    'new Store(…).valueOf(…).save',
    'new Store(…).valueOf',
  ]);
});
