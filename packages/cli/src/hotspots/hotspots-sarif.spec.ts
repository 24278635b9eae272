import { readFileSync } from 'node:fs';
import Ajv from 'ajv-draft-04';
import { viewReport, withBaseline } from './hotspot-view';
import { described, queries, report, state } from './hotspots.fixture';
import { toHotspotSarif } from './hotspots-sarif';

const isSarif = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(
  JSON.parse(
    readFileSync(require.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'), 'utf8'),
  ) as object,
);
const pages = new Map([['n-plus-one', '# Page']]);
const view = viewReport(report, described);
const logOf = (of = view, folder = 'apps/my api') => toHotspotSarif(of, pages, { version: '1.0.0', folder }).runs[0]!;

describe('the SARIF log of findings', () => {
  const { results, tool, automationDetails } = logOf();

  it('is valid by the published schema, with a baseline too', () => {
    for (const one of [view, withBaseline(view, { added: new Set([state.id]), gone: [] })]) {
      isSarif(JSON.parse(JSON.stringify(toHotspotSarif(one, pages, { version: '1.0.0', folder: '' }))));
      expect(isSarif.errors ?? []).toEqual([]);
    }
  });

  it('has a category of its own, so that it does not take the place of what `banyan check` found', () => {
    expect(automationDetails).toEqual({ id: 'banyan/hotspots/' });
  });

  it('names every rule, with its page where there is one', () => {
    expect(tool.driver.rules.map(({ id, name, help }) => [id, name, help.markdown])).toEqual([
      ['banyan/n-plus-one', 'NPlusOne', '# Page'],
      ['banyan/blocking-call', 'BlockingCall', 'Work keeps the loop.'],
      ['banyan/memory-cache', 'MemoryCache', 'A cache in memory.'],
    ]);
    for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex!]!.id).toBe(ruleId);
  });

  it('names places below the root of the repository', () => {
    expect(results[0]!.locations[0]!.physicalLocation).toEqual({
      artifactLocation: { uri: 'apps/my%20api/src/photos/photos.service.ts', uriBaseId: '%SRCROOT%' },
      region: { startLine: 31 },
    });
    expect(results.map(({ level }) => level)).toEqual(['error', 'warning', 'note', 'error']);
  });

  it('walks the chain from each entry point to the line', () => {
    const flows = results[0]!.codeFlows!.map(({ message, threadFlows: [flow] }) => [
      message.text,
      ...flow!.locations.map(({ location }) => [location.physicalLocation.region.startLine, location.message.text]),
    ]);
    expect(flows).toEqual([
      [
        'GET /projects/:id/page',
        [12, 'this.projects.page'],
        [42, 'this.photos.findCover, once per element'],
        [31, queries.title],
      ],
      ['graphql Query projects', [31, queries.title]],
    ]);
    expect(results[1]).not.toHaveProperty('codeFlows');
  });

  it('gives a finding the same fingerprint when lines move', () => {
    const moved = { ...report, findings: report.findings.map((one) => ({ ...one, line: one.line + 7 })) };
    const after = logOf(viewReport(moved, described)).results;
    expect(after.map((one) => one.partialFingerprints)).toEqual(results.map((one) => one.partialFingerprints));
    expect(after[0]!.locations).not.toEqual(results[0]!.locations);
  });

  it('shows what comments took out as suppressed in the source, and what a baseline knows as unchanged', () => {
    expect(results[3]).toMatchObject({ suppressions: [{ kind: 'inSource', justification: 'three at most' }] });
    const compared = logOf(withBaseline(view, { added: new Set([state.id]), gone: [] })).results;
    expect(compared.map((one) => ('baselineState' in one ? one.baselineState : 'none'))).toEqual([
      'new',
      'unchanged',
      'unchanged',
      'none',
    ]);
  });
});
