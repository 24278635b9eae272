/** The import graph of some folders alone. Prints what was found. */
const { collectImports } = require('@banyan/facts');
const { compileLess } = require('@banyan/facts/process');

const [root, , ...source] = process.argv.slice(2);

// As the command line does.
compileLess();
const { modules, imports } = collectImports(root, { source, tests: true });
process.stdout.write(`${modules.length} files, ${imports.length} imports`);
