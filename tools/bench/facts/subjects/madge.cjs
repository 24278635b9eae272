/** The import graph of some folders, by madge. Prints what was found. */
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { parse } = require('jsonc-parser');
const madge = require('madge');

const [root, tsconfig, ...source] = process.argv.slice(2);
const { compilerOptions = {} } = parse(readFileSync(join(root, tsconfig), 'utf8'));

madge(
  source.map((folder) => join(root, folder)),
  {
    baseDir: root,
    fileExtensions: ['ts', 'tsx', 'mts', 'cts', 'js', 'jsx', 'mjs', 'cjs'],
    // madge follows `paths` only when there is a baseUrl.
    tsConfig: { compilerOptions: { ...compilerOptions, baseUrl: compilerOptions.baseUrl ?? root } },
    detectiveOptions: { ts: { mixedImports: true }, tsx: { mixedImports: true } },
  },
).then((result) => {
  const lists = Object.values(result.obj());
  process.stdout.write(`${lists.length} files, ${lists.reduce((sum, list) => sum + list.length, 0)} edges`);
});
