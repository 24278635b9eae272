/** One run, as a process of its own: collects facts, or imports alone, and prints counts, edges and peak memory as JSON. */
const { createHash } = require('node:crypto');
const { collectFacts, collectImports } = require('@banyan/facts');

const [what, root, ...source] = process.argv.slice(2);
const choice = { source, tests: true };

Promise.resolve(what === 'imports' ? collectImports(root, choice) : collectFacts(root, choice)).then((facts) => {
  const files = new Set(facts.modules.map(({ path }) => path));
  const pairs = facts.imports.filter(({ file, to }) => to !== undefined && to !== file && files.has(to));
  const edges = [...new Set(pairs.map(({ file, to }) => `${file} > ${to}`))].sort();
  const peak = process.resourceUsage().maxRSS * 1024;
  const { user, system } = process.cpuUsage();
  const { imports, cycles } = facts;
  const hash = createHash('sha256').update(JSON.stringify({ imports, cycles })).digest('hex');
  process.stdout.write(JSON.stringify({ peak, cpu: (user + system) / 1e6, edges, hash, counts: countsOf(facts) }));
});

/** @param {Partial<import('@banyan/model').CodeFacts>} facts */
function countsOf(facts) {
  const resolutions = {};
  for (const { resolution } of facts.imports) resolutions[resolution] = (resolutions[resolution] ?? 0) + 1;
  const lists = Object.entries(facts).filter(([, value]) => Array.isArray(value));
  const calls = (facts.functions ?? []).reduce((sum, { calls }) => sum + calls.length, 0);
  return { ...Object.fromEntries(lists.map(([name, list]) => [name, list.length])), calls, resolutions };
}
