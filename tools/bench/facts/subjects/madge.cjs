/** The import graph of some folders, by madge. Prints what was found. */
const { runMadge } = require('../../../corpus/run-madge.cjs');

const [root, tsconfig, ...source] = process.argv.slice(2);

runMadge(root, tsconfig, source).then((result) => {
  const lists = Object.values(result.obj());
  process.stdout.write(`${lists.length} files, ${lists.reduce((sum, list) => sum + list.length, 0)} edges`);
});
