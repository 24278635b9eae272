import { createHash } from 'node:crypto';
import { readData } from './page/read-data';
import { renderReport } from './render-report';
import { facts, hostileName, plan, proposal } from './report-data.fixture';

const assets = { script: 'start();', style: 'body { margin: 0 }' };
const page = renderReport({ proposal, plan, facts }, assets);
const carried = (html: string) => readData(/<script id="data" type="text\/plain">([^<]*)</.exec(html)?.[1] ?? '');

describe('a report page', () => {
  it('is the same bytes for the same documents', () => {
    expect(renderReport({ proposal, plan, facts }, assets)).toBe(page);
  });

  it('carries the documents, and of the facts what it shows', () => {
    const { proposal: carriedProposal, plan: carriedPlan, tables, files } = carried(page);
    expect({ carriedProposal, carriedPlan }).toEqual({ carriedProposal: proposal, carriedPlan: plan });
    expect(tables?.map(({ entity }) => entity)).toEqual(['Audit', 'Image']);
    expect(files?.map(({ path }) => path)).toContain(hostileName);
  });

  it('holds no name of the analysed code as text: nothing can break out of its element', () => {
    expect(page).not.toContain('onerror');
    expect(page).not.toContain('<b>shop');
    expect(page.match(/<\/script>/g)).toHaveLength(2);
  });

  it('allows its own script and style sheet by their digests, and no request at all', () => {
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1] ?? '';
    const digest = createHash('sha256').update('start();').digest('base64');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain(`script-src 'sha256-${digest}'`);
    expect(policy).not.toMatch(/unsafe|http|\*/);
    expect(page).not.toMatch(/https?:|src="|href="(?!data:,)/);
  });

  it('does with the proposal alone', () => {
    expect(carried(renderReport({ proposal }, assets))).toEqual({ proposal, settings: {} });
  });

  it('knows a folder of this machine only when an editor is asked for', () => {
    const editor = { scheme: 'vscode', root: '/home/me/shop' } as const;
    expect(carried(page).settings).toEqual({});
    expect(carried(renderReport({ proposal }, assets, { editor })).settings).toEqual({ editor });
  });
});
