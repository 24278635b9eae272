import { sketchFile } from './sketch-file';

const read = (text: string, path = 'a.ts') =>
  sketchFile(path, text).suppressions.map(({ line, rules, reason, from, to }) => [
    line,
    rules.join(' '),
    reason,
    from,
    to,
  ]);

describe('a comment that takes findings out', () => {
  it('speaks of its line when code stands before it', () => {
    expect(read('a();\nb(); // banyan-ignore n-plus-one: rows are at most three\nc();')).toEqual([
      [2, 'n-plus-one', 'rows are at most three', 2, 2],
    ]);
  });

  it('speaks of the whole statement when it stands alone above it', () => {
    expect(read('// banyan-ignore n-plus-one: few\nfor (const x of xs) {\n  find(x);\n}\nb();')).toEqual([
      [1, 'n-plus-one', 'few', 2, 4],
    ]);
  });

  it('speaks of a method with its decorators, of a class, and of a function', () => {
    const text = `// banyan-ignore a: class
@Injectable()
export class A {
  // banyan-ignore b: method
  @Get()
  list() {
    return 1;
  }
}
/**
 * Lists.
 * banyan-ignore c: function
 */
// another comment

export const run = async () => {
  await x();
};`;
    expect(read(text)).toEqual([
      [1, 'a', 'class', 2, 9],
      [4, 'b', 'method', 5, 8],
      [12, 'c', 'function', 16, 18],
    ]);
  });

  it('speaks of an argument or a link of a chain alone', () => {
    const text = `await Promise.all([
  // banyan-ignore a: x
  one(
    1,
  ),
  two(),
]);
rows
  // banyan-ignore a: y
  .find()
  .more();`;
    expect(read(text)).toEqual([
      [2, 'a', 'x', 3, 5],
      [9, 'a', 'y', 10, 10],
    ]);
  });

  it('speaks of the whole file by another word', () => {
    expect(read('a();\n/* banyan-ignore-file a, b: generated */\nb();')).toEqual([[2, 'a b', 'generated', 1, 3]]);
  });

  it('keeps what is missing or wrong: who knows the rules can tell', () => {
    expect(read('// banyan-ignore a\na();')).toEqual([[1, 'a', '', 2, 2]]);
    expect(read('// banyan-ignore: why\na();')).toEqual([[1, '', 'why', 2, 2]]);
    expect(read('// banyan-ignore-next-line a: b\na();')).toEqual([[1, 'banyan-ignore-next-line a', 'b', 2, 2]]);
  });

  it('is a comment: a text that says so is none, nor is one that only speaks of it', () => {
    expect(read("const x = '// banyan-ignore a: b';\n// see banyan-ignore a: b\n")).toEqual([]);
  });

  it('is read in JavaScript too, and after the last line of code', () => {
    expect(read('a();\n// banyan-ignore a: b', 'a.js')).toEqual([[2, 'a', 'b', 2, 2]]);
    expect(read('a();\r\n// banyan-ignore a: b\r\nb();\r\n', 'a.js')).toEqual([[2, 'a', 'b', 3, 3]]);
  });
});
