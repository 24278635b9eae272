import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { logger, type Tree } from '@nx/devkit';
import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';
import { flatten, inputOf } from '../../lift/monolith.fixture';
import { shop, shopKnown } from '../../lift/shop.fixture';
import extractGenerator from './generator';

let tree: Tree;
let told: string[];

beforeEach(() => {
  tree = createTreeWithEmptyWorkspace();
  told = [];
  jest.spyOn(logger, 'info').mockImplementation((text: string) => void told.push(text));
});
afterEach(() => jest.restoreAllMocks());

function writeShop(root: string): void {
  const { facts, proposal } = inputOf(shop, shopKnown, 'orders');
  for (const [path, text] of flatten(shop)) tree.write(join(root, path), text);
  tree.write(join(root, '.banyan/facts.json'), JSON.stringify(facts));
  tree.write(join(root, '.banyan/proposal.json'), JSON.stringify(proposal));
}

function filesBelow(folder: string): readonly string[] {
  return tree
    .listChanges()
    .map(({ path }) => path)
    .filter((path) => path.startsWith(`${folder}/`));
}

describe('nx g @banyan/nx:extract', () => {
  it('finds the analysed monolith and puts the service beside it', async () => {
    writeShop('apps/shop');
    await extractGenerator(tree, { context: 'orders' });
    expect(filesBelow('apps/orders')).toContain('apps/orders/src/orders/orders.service.ts');
    expect(tree.read('apps/orders/extraction.json', 'utf-8')).toContain('"monolith": "../shop"');
    expect(told.join('\n')).toMatch(/^orders: 2 routes, 23 of \d+ files lifted → apps\/orders/);
  });

  it('writes through the tree only, so that a dry run leaves the disk alone', async () => {
    writeShop('apps/shop');
    await extractGenerator(tree, { context: 'orders' });
    expect(existsSync(join(tree.root, 'apps/orders'))).toBe(false);
  });

  it('uses services/<context> when the monolith is the workspace, and changes nothing the second time', async () => {
    writeShop('.');
    await extractGenerator(tree, { context: 'orders', root: '.' });
    const before = filesBelow('services/orders').map((path) => [path, tree.read(path, 'utf-8')]);
    expect(before.length).toBeGreaterThan(30);
    await extractGenerator(tree, { context: 'orders', root: '.' });
    expect(filesBelow('services/orders').map((path) => [path, tree.read(path, 'utf-8')])).toEqual(before);
    expect(told.at(-1)).toContain('(nothing to change)');
  });

  it('asks which monolith is meant when several were analysed', async () => {
    writeShop('apps/shop');
    writeShop('apps/other');
    await expect(extractGenerator(tree, { context: 'orders' })).rejects.toThrow(
      'EXTRACT_ROOT_AMBIGUOUS: 2 analysed projects are in this workspace: apps/other, apps/shop. Name one with --root.',
    );
  });

  it('puts code, sentence and hint into the one line Nx prints', async () => {
    writeShop('apps/shop');
    await expect(extractGenerator(tree, { context: 'ordres' })).rejects.toThrow(
      'EXTRACT_CONTEXT_UNKNOWN: The proposal has no context "ordres". There are: orders, reports, customers.',
    );
  });
});

interface Listed {
  readonly factory: string;
  readonly schema: string;
}

interface Manifest {
  readonly generators: string | Record<string, Listed>;
  readonly files: readonly string[];
  readonly properties: Record<string, { readonly description?: string }>;
}

describe('the plugin’s files', () => {
  const folder = join(__dirname, '..', '..', '..');
  const read = (path: string) => JSON.parse(readFileSync(join(folder, path), 'utf8')) as Manifest;

  it('lead from package.json to a generator whose options are all described', () => {
    const listed = read('package.json').generators as string;
    const { factory, schema } = (read(listed).generators as Record<string, Listed>)['extract']!;
    expect(existsSync(join(folder, `${factory.replace('./dist/', 'src/')}.ts`))).toBe(true);
    const { properties } = read(schema);
    expect(Object.keys(properties)).toEqual(['context', 'root', 'directory', 'allowDirty']);
    expect(Object.values(properties).filter(({ description }) => !description)).toEqual([]);
  });

  it('are all packed', () => {
    expect(read('package.json').files).toEqual(
      expect.arrayContaining(['dist', 'generators.json', 'schemas', 'templates']),
    );
  });
});
