/** Facts after an edit, with what the run before left in a cache. The edit is made here; its time is that of one small write. */
const { appendFileSync } = require('node:fs');
const { join } = require('node:path');
const { collectFacts } = require('@banyan/facts');

const [root, , cache, edited, ...source] = process.argv.slice(2);

appendFileSync(join(root, edited), `\nexport function benchmark${Date.now()}() { return ${Date.now()}; }\n`);
collectFacts(root, { source, tests: true, cache }).then(({ modules, imports, functions }) => {
  const calls = functions.reduce((sum, entry) => sum + entry.calls.length, 0);
  process.stdout.write(`${modules.length} files, ${imports.length} imports, ${calls} calls`);
});
