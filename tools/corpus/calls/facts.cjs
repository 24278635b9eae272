/** CodeFacts of a project as JSON, as a process of its own: the linker and the checker never meet. */
const { collectFacts } = require('@banyan/facts');

const [root, types, ...source] = process.argv.slice(2);
collectFacts(root, { source, tests: true, types: types === 'true' }).then(
  ({ modules, functions, coverage, problems }) => {
    const codes = problems.filter(({ code }) => code.includes('CHECKER'));
    process.stdout.write(JSON.stringify({ modules, functions, coverage, problems: codes, cpu: process.cpuUsage() }));
  },
);
