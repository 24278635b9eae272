/** Run by itself, because the suite is modules: results on stdin, standings on stdout. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const folder = process.argv[2] ?? '';
const load = (path) => import(pathToFileURL(join(folder, path)).href);
const { default: suites } = await load('tests/index.mjs');
const { default: published } = await load('results/index.mjs');
const { determineTestResult, resultTypes } = await load('test-engine/lib/results.mjs');

const kindOf = ({ kind = 'required' }) => kind;
const all = suites.flatMap((suite) => suite.tests.map((test) => ({ suite: suite.id, test })));

function standing(name, results) {
  const judged = all
    .filter(({ test }) => kindOf(test) !== 'check')
    .map(({ suite, test }) => {
      const verdict = determineTestResult(suites, test.id, results);
      return { suite, test: test.id, kind: kindOf(test), verdict, why: String(results[test.id]?.[1] ?? '') };
    });
  const count = (kind) => judged.filter((row) => row.kind === kind && row.verdict === resultTypes.pass).length;
  const failed = judged
    .filter(({ verdict }) => verdict !== resultTypes.pass && verdict !== resultTypes.untested)
    .map(({ verdict, ...row }) => ({ ...row, why: `${nameOf(verdict)}: ${row.why}` }));
  return { name, required: count('required'), optimal: count('optimal'), failed };
}

function nameOf(verdict) {
  return Object.keys(resultTypes).find((name) => resultTypes[name] === verdict);
}

const read = (path) => JSON.parse(readFileSync(join(folder, path), 'utf8'));
const others = published
  .filter(({ type }) => type !== 'browser')
  .map(({ name, file }) => ({ ...standing(name, read(`results/${file}`)), failed: [] }));
const of = Object.fromEntries(
  ['required', 'optimal'].map((kind) => [kind, all.filter(({ test }) => kindOf(test) === kind).length]),
);
process.stdout.write(JSON.stringify({ of, ours: standing('banyan', JSON.parse(readFileSync(0, 'utf8'))), others }));
