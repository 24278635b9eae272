import { formatHotspots } from './format-hotspots';
import { viewReport, withBaseline } from './hotspot-view';
import { formatHotspotMarkdown } from './format-markdown';
import { formatGithub, formatUnix } from './format-lines';
import { blocking, described, queries, report, state } from './hotspots.fixture';
import { toPrintableView } from './printable-view';

const view = toPrintableView(viewReport(report, described));
const place = ({ file, line }: { readonly file: string; readonly line: number }) => `api/${file}:${line}`;
const list = (options = {}) => formatHotspots(view, { limit: 0, harmless: false, place, ...options });
const compared = withBaseline(view, { added: new Set([state.id]), gone: [{ id: 'x', title: 'Old one' }] });

describe('the ranked list', () => {
  it('says of each finding how grave, what, where, why, from which route by which calls, how often, and what to do', () => {
    expect(list().split('\n\n')[0]).toBe(
      [
        'high      Photo is read once per project of the page  n-plus-one',
        '          api/src/photos/photos.service.ts:31',
        'why       `this.photos.findCover` runs for every element of `projects`.',
        '          Nothing bounds the list.',
        'route     GET /projects/:id/page',
        '            → this.projects.page  api/src/projects/projects.controller.ts:12',
        '            → this.photos.findCover, once per element  api/src/projects/projects.service.ts:42',
        '          graphql Query projects',
        'times     once per element of projects; 12.3 times a request on average, 40 at most  api/src/projects/projects.service.ts:41',
        'about     Photo',
        'see       the column of the key  api/src/photos/photo.entity.ts:9',
        'measured  3.21 requests a second, 95 of 100 within 120 ms, 31 statements a request, 85 ms of a request, 12.4 % of the processor time',
        'fix       Read all covers at once.',
        '            const covers = await this.photos.find({',
        '              where: { projectId: In(ids) },',
        '            });',
      ].join('\n'),
    );
  });

  it('leaves out what is not known, and moves no cursor', () => {
    expect(list().split('\n\n')[1]).toBe(
      [
        'medium    `pdfkit` <b>computes</b> while others wait | \\x1b[2J  blocking-call',
        '          api/src/pdf.ts:7',
        'about     pdfkit',
        'fix       Hand it to a queue. – in a worker',
      ].join('\n'),
    );
  });

  it('ends with counts, and says where what was left out can be seen', () => {
    expect(list({ limit: 1 }).split('\n\n').slice(1)).toEqual([
      '… and 2 findings: 1 medium, 1 low; --limit 0 shows all',
      '3 findings: 1 high, 1 medium, 1 low; 1 judged harmless, 1 taken out by comments (--harmless shows them); with traces',
    ]);
  });

  it('shows what was judged harmless and what comments took out, with the reasons', () => {
    expect(list({ harmless: true }).split('\n\n').slice(3, 5)).toEqual([
      'judged harmless\n  api/src/b.ts:5 n-plus-one, batched: Prisma sends findUnique of one tick together.',
      'taken out by comments\n  api/src/c.ts:31 n-plus-one: Photo is read once per project of the page – three at most',
    ]);
  });

  it('has new findings before known ones, and tells what is gone', () => {
    const [first, second, , gone, counts] = formatHotspots(compared, { limit: 0, harmless: false, place }).split(
      '\n\n',
    );
    expect(first).toMatch(/^low {7}A caches {2}memory-cache\n/);
    expect(second).toMatch(/^high {6}Photo .*n-plus-one, known\n/);
    expect(gone).toBe('gone, to be taken out with --update-baseline\n  Old one (x)');
    expect(counts).toMatch(/^3 findings: 1 high, 1 medium, 1 low, 1 of them new; /);
  });
});

describe('Markdown for a pull request', () => {
  const text = formatHotspotMarkdown(view, 0, place);

  it('folds each finding under what it is and where', () => {
    expect(text).toMatch(
      /^### banyan: 3 findings: 1 high, 1 medium, 1 low\n\n<details><summary>🔴 high: Photo is read/,
    );
    expect(text).toContain(
      '- `GET /projects/:id/page`\n  - `this.projects.page` at `api/src/projects/projects.controller.ts:12`',
    );
    expect(text).toContain('```ts\nconst covers = await this.photos.find({\n');
    expect(text.match(/<details>/g)).toHaveLength(3);
    expect(text.match(/<\/details>/g)).toHaveLength(3);
  });

  it('lets no name become markup', () => {
    expect(text).toContain('🟠 medium: `pdfkit` &#60;b&#62;computes&#60;/b&#62; while');
    expect(text).not.toContain('<b>');
  });

  it('has only what is new where there is a baseline', () => {
    expect(formatHotspotMarkdown(compared, 0, place)).toMatch(
      /^### banyan: 1 finding: 1 low, all new\n\n<details>[^]*2 known, 1 gone, 1 judged harmless/,
    );
    const nothing = withBaseline(view, { added: new Set(), gone: [] });
    expect(formatHotspotMarkdown(nothing, 0, place)).toMatch(/^### banyan: nothing new hurts\n/);
  });
});

describe('lines for other tools', () => {
  it('are what editors read', () => {
    expect(formatUnix(view, place)[0]).toBe(
      'api/src/photos/photos.service.ts:31:1: error: Photo is read once per project of the page [n-plus-one]\n',
    );
  });

  it('are commands of a workflow, with whatever would end them written otherwise', () => {
    const odd = { ...blocking, title: '100 %\nof: it' };
    const [line] = formatGithub({ ...view, findings: [odd] }, ({ file }) => `a,b/${file}`);
    expect(line).toBe(
      '::warning file=a%2Cb/src/pdf.ts,line=7,title=banyan blocking-call::100 %25%0Aof: it%0AHand it to a queue.\n',
    );
    expect(formatGithub(compared, ({ file }) => file)).toHaveLength(1);
  });
});

test('a finding that is known keeps its place among the known ones', () => {
  expect(compared.findings.map(({ id }) => id)).toEqual([state.id, queries.id, blocking.id]);
});
