/** All facts of some folders, nothing kept from before. Prints what was found. */
const { collectFacts } = require('@banyan/facts');
const { compileLess } = require('@banyan/facts/process');

const [root, , ...source] = process.argv.slice(2);

// As the command line does.
compileLess();

collectFacts(root, { source, tests: true }).then(({ modules, imports, functions }) => {
  const calls = functions.reduce((sum, entry) => sum + entry.calls.length, 0);
  process.stdout.write(`${modules.length} files, ${imports.length} imports, ${calls} calls`);
});
