/** Projects as nested object literals, written to a temporary folder. */
import type { CodeFacts } from '@banyan/model';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { collectFacts, type CollectOptions } from './collect-facts';

/** Folders are objects, files are strings. */
export interface Tree {
  readonly [name: string]: string | Tree;
}

const made: string[] = [];

/** Writes a project and gives its root; the folder is gone after the test file. */
export function project(tree: Tree): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'banyan-facts-')));
  made.push(root);
  write(root, tree);
  return root;
}

/** Facts of a project literal, tests included. */
export function factsOf(tree: Tree, options: Partial<CollectOptions> = {}): Promise<CodeFacts> {
  return collectFacts(project(tree), { tests: true, source: ['.'], ...options });
}

/** A tsconfig with the given compiler options. */
export function tsconfig(compilerOptions: Readonly<Record<string, unknown>> = {}, rest: object = {}): string {
  return JSON.stringify({ compilerOptions, ...rest });
}

/** Edges between modules as `from > to`, each once, sorted. */
export function edgesOf({ imports }: CodeFacts): string[] {
  return [...new Set(imports.flatMap(({ file, to }) => (to === undefined ? [] : [`${file} > ${to}`])))].sort();
}

afterAll(() => made.splice(0).forEach((root) => rmSync(root, { recursive: true, force: true })));

function write(folder: string, tree: Tree): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of Object.entries(tree)) {
    if (typeof content === 'string') writeFileSync(join(folder, name), content);
    else write(join(folder, name), content);
  }
}
