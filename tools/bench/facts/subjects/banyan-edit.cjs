/** Facts after one body changed, with what the run before left in a cache. The edit is made here: one small write. */
const { readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { collectFacts } = require('@banyan/facts');
const { compileLess } = require('@banyan/facts/process');

const [root, , cache, edited, ...source] = process.argv.slice(2);

// As the command line does.
compileLess();

const file = join(root, edited);
const text = readFileSync(file, 'utf8');
// A statement at the beginning of the last body.
const at = text.lastIndexOf('=> {\n') + 5;
if (at < 5) throw new Error(`${edited} has no arrow function to edit`);
writeFileSync(file, `${text.slice(0, at)}  void ${Date.now()};\n${text.slice(at)}`);
collectFacts(root, { source, tests: true, cache }).then(({ modules, imports, functions }) => {
  const calls = functions.reduce((sum, entry) => sum + entry.calls.length, 0);
  process.stdout.write(`${modules.length} files, ${imports.length} imports, ${calls} calls`);
});
