/** The second opinion, as a process of its own: madge's edges of the same files, as JSON. */
const { join, relative } = require('node:path');
const { runMadge } = require('./run-madge.cjs');

const [root, tsconfig, ...source] = process.argv.slice(2);

runMadge(root, tsconfig, source).then((result) => {
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
