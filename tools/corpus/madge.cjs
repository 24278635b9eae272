/** The second opinion, as a process of its own: madge's edges of the same files, as JSON. */
const { readFileSync } = require('node:fs');
const { join, relative } = require('node:path');
const { parse } = require('jsonc-parser');
const madge = require('madge');

const [root, tsconfig, ...source] = process.argv.slice(2);
// Without a tsconfig there are no aliases to know.
const { compilerOptions = {} } = tsconfig ? parse(readFileSync(join(root, tsconfig), 'utf8')) : {};

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
  // Data files are assets to banyan, not modules.
  const inside = (path) =>
    !path.endsWith('.json') && source.some((folder) => path.startsWith(`${folder}/`)) && !/\.d\.[cm]?ts$/.test(path);
  const edges = [];
  for (const [file, targets] of Object.entries(result.obj())) {
    for (const target of targets) {
      const [from, to] = [file, target].map((path) => relative(root, join(root, path)));
      if (from !== to && inside(from) && inside(to)) edges.push(`${from} > ${to}`);
    }
  }
  process.stdout.write(JSON.stringify([...new Set(edges)].sort()));
});
