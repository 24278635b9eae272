/** A proposal and a plan (its second step as earlier versions wrote it) with everything that such documents may hold, and names that try to be markup. */
import type { BoundaryProposal, MigrationPlan } from '@banyan/model';

const metrics = {
  contexts: 2,
  members: 3,
  completeness: 0.75,
  modularity: 0.41,
  cutShare: 0.1,
  price: 7,
  stability: 0.93,
};

/** A file name that would break out of a table, a code span, a page, and move a terminal's cursor. */
export const hostileName = 'src/orders/`|</script>\u001b[2J.ts';

export const proposal: BoundaryProposal = {
  schema: 'banyan/boundary-proposal@1',
  project: 'shop',
  detection: { algorithm: 'louvain', seed: 1, resolution: 1 },
  readiness: {
    verdict: 'split-some',
    text: 'One part needs machines of its own.',
    reasons: [
      { aspect: 'scale', says: 'split', text: 'images has a pixel loop' },
      { aspect: 'team', says: 'unknown', text: 'no git history; analyze a clone' },
    ],
    candidates: ['images'],
    first: [{ file: 'src/images/cache.ts', line: 3, text: 'share ImageCache.hits' }],
  },
  contexts: [
    {
      name: 'images',
      pinned: true,
      stability: 0.98,
      members: [
        {
          module: 'src/images/image.service.ts',
          stability: 1,
          reasons: [
            {
              criterion: 'nest-module',
              text: 'declared in ImageModule',
              weight: 0.6,
              evidence: [{ file: 'src/images/image.module.ts', line: 9 }],
            },
          ],
        },
        { module: 'src/images/blur.ts', stability: 0.5, reasons: [] },
      ],
      entities: ['Image'],
      endpoints: [
        {
          kind: 'http',
          method: 'GET',
          path: '/api/images/:id',
          handler: 'src/images/image.controller.ts#ImageController.show',
          file: 'src/images/image.controller.ts',
          line: 12,
        },
      ],
      scalePressure: { score: 3, reasons: [{ file: 'src/images/blur.ts', line: 4, text: 'pixel loop', weight: 3 }] },
    },
    {
      name: 'orders',
      members: [{ module: hostileName, reasons: [] }],
      entities: [],
      endpoints: [],
      scalePressure: { score: 0, reasons: [] },
    },
  ],
  shared: [
    {
      module: 'src/log.ts',
      treatment: 'library',
      reason: 'used by both',
      usedBy: ['images', 'orders'],
      home: 'orders',
    },
  ],
  seams: [
    {
      from: 'orders',
      to: 'images',
      price: 6,
      crossings: [
        { kind: 'import', file: hostileName, line: 1, text: 'imports image.ts', price: 1, pattern: 'contract' },
        {
          kind: 'table-write',
          file: hostileName,
          line: 7,
          text: 'OrderService.show writes Image',
          target: { file: 'src/images/image.entity.ts', line: 3 },
          price: 5,
          pattern: 'owner-api',
        },
      ],
    },
    {
      from: 'images',
      to: 'orders',
      price: 1,
      crossings: [
        { kind: 'import', file: 'src/images/blur.ts', line: 1, text: 'types', price: 1, pattern: 'contract' },
      ],
    },
  ],
  metrics,
  changed: ['move src/images/blur.ts to images'],
  unmet: [{ file: 'banyan.yaml', line: 4, text: 'no context of at most 1 file was found' }],
  alternatives: [
    {
      name: 'coarse',
      text: 'One context; nothing to cut.',
      contexts: [{ name: 'all', members: ['src/images/blur.ts'] }],
      metrics: { ...metrics, contexts: 1, price: 0 },
    },
  ],
};

export const plan: MigrationPlan = {
  schema: 'banyan/migration-plan@1',
  project: 'shop',
  steps: [
    {
      order: 1,
      context: 'images',
      status: 'planned',
      score: 0.5,
      formerly: 'pictures',
      gain: {
        score: 3.5,
        parts: [
          { name: 'scale', score: 3, reasons: ['pixel loop'] },
          { name: 'autonomy', reasons: ['who works on it is not known'] },
          { name: 'change', score: 0.5, reasons: ['9 % of the changes fell on it'] },
        ],
        reasons: [],
      },
      price: { score: 7, left: 5, crossings: { import: 2, 'table-write': 1 } },
      after: { contexts: 1, price: 7, cutShare: 0.1, modularity: 0.41, roundTrips: 12, perItem: 3, sagas: 2 },
      prerequisites: [
        { kind: 'move-table', text: 'orders writes a table of images', file: 'src/orders/order.service.ts', line: 7 },
        { kind: 'batch-calls', text: 'asked by then', file: 'src/orders/order.service.ts', line: 9, doneWith: 'mail' },
      ],
      routes: [{ method: 'GET', path: '/api/images/:id' }],
      entities: [{ name: 'Image', table: 'images' }],
    },
    {
      order: 2,
      context: 'orders',
      status: 'planned',
      score: 0,
      gain: { score: 0, reasons: [] },
      price: { score: 7, crossings: {} },
      prerequisites: [],
      routes: [],
      entities: [],
    },
  ],
};
