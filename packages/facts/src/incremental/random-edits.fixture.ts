/** Edits as people make them, drawn by a seed: each changes a project on disk. */
import { readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Numbers between 0 and 1, always the same for a seed (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

type Random = () => number;

/** Text → text of a source file. */
const edits: Readonly<Record<string, (text: string, random: Random) => string>> = {
  'comment above': (text) => `// a comment\n${text}`,
  'comment that takes findings out': (text, random) => within(text, random, '    // banyan-ignore n-plus-one: few\n'),
  'statement in a body': (text, random) => within(text, random, `    console.log(${Math.floor(random() * 100)});\n`),
  'call in a body': (text, random) => within(text, random, pick(calls, random)),
  'line removed': (text, random) => withoutLine(text, random),
  'private function': (text, random) =>
    `${text}\nfunction inner${Math.floor(random() * 99)}() { return Date.now(); }\n`,
  'exported function': (text, random) =>
    `${text}\nexport function outer${Math.floor(random() * 9)}() { return inner(); }\n`,
  import: (text, random) =>
    `import { ${pick(['parse', 'Money', 'PREFIX', 'gone'], random)} } from '@lib/money';\n${text}`,
  decorator: (text) => text.replace(/@(Get|Column|Injectable|Entity)\(/, (all) => `@Also()\n  ${all}`),
  column: (text, random) => text.replace(/ {2}@Column/, `  @Column() c${Math.floor(random() * 9)}: string;\n  @Column`),
  route: (text, random) =>
    text.replace(/ {2}@Get/, `  @Get('r${Math.floor(random() * 9)}') r${Math.floor(random() * 9)}() {}\n  @Get`),
  'express route': (text, random) => `${text}\npages.post('/x${Math.floor(random() * 9)}', () => {});\n`,
  'syntax error': (text) => (text.includes('@@ (') ? text.replace('@@ (\n', '') : `${text}@@ (\n`),
  'base class': (text) => text.replace(/ extends BaseEntity/, ''),
};

const calls = [
  "    this.rows.count({ where: { name: 'x' } });\n",
  '    await this.other.find();\n',
  '    for (const x of []) await this.rows.save(x);\n',
  "    app.use('/more', pages);\n",
  "    this.seen.delete('a');\n",
  "    parse('2').add(new Money());\n",
];

/** Makes one edit. @returns what was done, for the title of a failure */
export function editProject(root: string, files: readonly string[], random: Random): string {
  const file = pick(files, random);
  const path = join(root, file);
  const special = Math.floor(random() * 30);
  if (special === 0) return rename(path, `${path.slice(0, -3)}x.ts`, file);
  if (special === 1) return remove(path, file);
  if (special === 2)
    return write(
      join(root, `new${Math.floor(random() * 99)}.ts`),
      `import '${'./'}${file.slice(0, -3)}';\nexport const x = 1;\n`,
      'file added',
    );
  if (special === 3)
    return write(join(root, 'tsconfig.json'), toggled(root, 'tsconfig.json', '"./lib/*"', '"./src/*"'), 'paths');
  if (special === 4)
    return write(join(root, 'package.json'), toggled(root, 'package.json', '"express"', '"koa"'), 'dependencies');
  if (special === 5) return touch(path, file);
  if (special === 6) return sameTime(path, file);
  const [name, edit] = pick(Object.entries(edits), random);
  return write(path, edit(readFileSync(path, 'utf8'), random), `${name} in ${file}`);
}

function within(text: string, random: Random, line: string): string {
  const bodies = [...text.matchAll(/\) \{\n| => \{\n/g)];
  const at = bodies.length === 0 ? undefined : pick(bodies, random);
  if (!at) return `${text}${line}`;
  const end = at.index + at[0].length;
  return text.slice(0, end) + line + text.slice(end);
}

function withoutLine(text: string, random: Random): string {
  const lines = text.split('\n');
  lines.splice(Math.floor(random() * lines.length), 1);
  return lines.join('\n');
}

function toggled(root: string, file: string, one: string, other: string): string {
  const text = readFileSync(join(root, file), 'utf8');
  return text.includes(one) ? text.replace(one, other) : text.replace(other, one);
}

function rename(from: string, to: string, file: string): string {
  renameSync(from, to);
  return `${file} renamed`;
}

function remove(path: string, file: string): string {
  rmSync(path);
  return `${file} removed`;
}

function write(path: string, text: string, what: string): string {
  writeFileSync(path, text);
  return what;
}

function touch(path: string, file: string): string {
  utimesSync(path, new Date(), new Date());
  return `${file} touched`;
}

/** Other content, same size, and the time put back. */
function sameTime(path: string, file: string): string {
  const { atime, mtime } = statSync(path);
  writeFileSync(path, readFileSync(path, 'utf8').replace(/find/g, 'seek'));
  utimesSync(path, atime, mtime);
  return `${file} changed behind its time`;
}

function pick<T>(items: readonly T[], random: Random): T {
  return items[Math.floor(random() * items.length)] as T;
}
