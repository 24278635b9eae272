/** A report with everything that findings may hold, and names that try to be markup. */
import type { Finding, FindingReport } from '@banyan/model';

const step = (file: string, line: number, text: string) => ({ file, line, from: `${file}#a`, to: `${file}#b`, text });

/** Once per project of the page. */
export const queries: Finding = {
  id: 'n-plus-one:src/projects/projects.service.ts#ProjectsService.page:Photo:3f9a1c',
  rule: 'n-plus-one',
  severity: 'high',
  confidence: 0.9,
  title: 'Photo is read once per project of the page',
  reasons: ['`this.photos.findCover` runs for every element of `projects`.', 'Nothing bounds the list.'],
  file: 'src/photos/photos.service.ts',
  line: 31,
  function: 'src/photos/photos.service.ts#PhotosService.findCover',
  subject: 'Photo',
  entryPoints: [
    {
      ...{
        kind: 'http',
        method: 'GET',
        path: '/projects/:id/page',
        handler: 'src/projects/projects.controller.ts#P.page',
      },
      chain: [
        step('src/projects/projects.controller.ts', 12, 'this.projects.page'),
        { ...step('src/projects/projects.service.ts', 42, 'this.photos.findCover'), repetition: 'mapped-callback' },
      ],
    },
    {
      kind: 'graphql',
      method: 'Query',
      path: 'projects',
      handler: 'src/projects/projects.resolver.ts#R.all',
      chain: [],
    },
  ],
  related: [{ file: 'src/photos/photo.entity.ts', line: 9, text: 'the column of the key' }],
  multiplier: {
    ...{ file: 'src/projects/projects.service.ts', line: 41, repetition: 'mapped-callback' },
    ...{ text: 'once per element of projects', seen: { mean: 12.345, max: 40 } },
  },
  fix: {
    text: 'Read all covers at once.',
    sketch: 'const covers = await this.photos.find({\n  where: { projectId: In(ids) },\n});',
    where: 'monolith',
  },
  measured: { rate: 3.21, p95: 120.4, queries: 31, milliseconds: 85.02, cpuShare: 0.124 },
  score: 112.5,
};

/** Reached from nowhere that is known. */
export const blocking: Finding = {
  ...{ id: 'blocking-call:src/pdf.ts#print:pdfkit:000001', rule: 'blocking-call', severity: 'medium', confidence: 1 },
  title: '`pdfkit` <b>computes</b> while others wait | \u001b[2J',
  ...{ reasons: [], file: 'src/pdf.ts', line: 7, function: 'src/pdf.ts#print', subject: 'pdfkit', entryPoints: [] },
  fix: { text: 'Hand it to a queue.', where: 'worker' },
  score: 7.5,
};

/** Small. */
export const state: Finding = {
  ...{
    id: 'memory-cache:src/a.ts#A:cache:000002',
    rule: 'memory-cache',
    severity: 'low',
    confidence: 1,
    title: 'A caches',
  },
  ...{ reasons: ['Each instance has its own.'], file: 'src/a.ts', line: 3, function: 'src/a.ts#A', subject: 'cache' },
  ...{ entryPoints: [], fix: { text: 'Keep it in Redis.', where: 'infrastructure' }, score: 2.5 },
};

export const report: FindingReport = {
  ...{ schema: 'banyan/finding-report@1', project: 'shop', evidence: ['traces'] },
  findings: [queries, blocking, state],
  harmless: [
    {
      ...{ rule: 'n-plus-one', file: 'src/b.ts', line: 5, function: 'src/b.ts#B', subject: 'Order', reason: 'batched' },
      text: 'Prisma sends findUnique of one tick together.',
    },
  ],
  suppressed: [
    {
      finding: { ...queries, id: 'n-plus-one:src/c.ts#C:User:000003', file: 'src/c.ts' },
      reason: 'three at most',
      file: 'src/c.ts',
      line: 30,
    },
  ],
};

/** The rules that it names. */
export const described = [
  { name: 'n-plus-one', family: 'queries', describes: 'A query runs once per item.' },
  { name: 'blocking-call', family: 'event-loop', describes: 'Work keeps the loop.' },
  { name: 'memory-cache', family: 'scale-out', describes: 'A cache in memory.' },
] as const;
