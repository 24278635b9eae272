/**
 * Jaeger's own labelled traces (Apache-2.0), where they are at hand: BANYAN_CORPUS/jaeger holds a checkout with
 * testdata/skills (docs/corpus.md). Their shapes stand in traffic/traffic.spec.ts as literals.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { collectRunEvidence } from './collect-run-evidence';

const folder = join(
  process.env['BANYAN_CORPUS'] ?? '',
  'jaeger/cmd/jaeger/internal/extension/jaegerquery/internal/mcptools/internal/handlers/testdata/skills',
);
const isHere = process.env['BANYAN_CORPUS'] !== undefined && existsSync(folder);

interface Manifest {
  readonly pattern_present: boolean;
}

describe.each([
  ['positive', 'CALL driver.DriverService/FindNearest', 'GetDriver', 13],
  ['near_miss', 'GET /dispatch', 'GET /route', 10],
  ['full_serial', 'GET /dispatch', 'GET /route', 10],
  ['full_concurrent', 'GET /dispatch', 'GET /route', 10],
] as const)('%s', (name, entry, template, times) => {
  (isHere ? test : test.skip)('is N+1 exactly where its manifest says so', async () => {
    const { traffic } = await collectRunEvidence([join(folder, `n_plus_one_${name}.json`)]);
    const manifest = JSON.parse(readFileSync(join(folder, `n_plus_one_${name}.manifest.json`), 'utf8')) as Manifest;
    const endpoint = traffic!.endpoints.find(({ method, route }) => `${method} ${route}` === entry);
    const call = endpoint!.calls!.find((each) => each.template === template);
    expect(call!.repeated).toMatchObject({ max: times, nPlusOne: manifest.pattern_present });
    const repeated = [...endpoint!.statements, ...endpoint!.calls!].filter((deed) => deed.repeated);
    expect(repeated.map((deed) => deed.template)).toEqual([template]);
  });
});
