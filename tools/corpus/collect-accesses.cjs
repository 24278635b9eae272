/** One run, as a process of its own: collects facts without tests and prints accesses and entities as JSON. */
const { collectFacts } = require('@banyan/facts');

const [root, ...source] = process.argv.slice(2);

collectFacts(root, { source, tests: false }).then(({ accesses, entities }) => {
  process.stdout.write(JSON.stringify({ accesses, entities }));
});
