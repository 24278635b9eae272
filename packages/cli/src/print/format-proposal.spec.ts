import type { BoundaryProposal } from '@banyan/model';
import { formatProposal } from './format-proposal';

const proposal: BoundaryProposal = {
  schema: 'banyan/boundary-proposal@1',
  project: 'shop',
  detection: { algorithm: 'louvain', seed: 1, resolution: 1 },
  contexts: [
    {
      name: 'images',
      members: [
        {
          module: 'src/images/image.service.ts',
          reasons: [
            {
              criterion: 'nest-module',
              text: 'declared in ImageModule',
              weight: 0.6,
              evidence: [{ file: 'src/images/image.module.ts', line: 9 }],
            },
          ],
        },
      ],
      entities: ['Image'],
      endpoints: [],
      scalePressure: { score: 3, reasons: [{ file: 'src/images/blur.ts', line: 4, text: 'pixel loop', weight: 3 }] },
    },
    { name: 'orders', members: [], entities: [], endpoints: [], scalePressure: { score: 0, reasons: [] } },
  ],
  shared: [{ module: 'src/log.ts', treatment: 'library', reason: 'used by both', usedBy: ['images', 'orders'] }],
  seams: [
    {
      from: 'orders',
      to: 'images',
      price: 2,
      crossings: [
        {
          kind: 'call',
          file: 'src/orders/order.service.ts',
          line: 7,
          text: 'OrderService.show calls ImageService.cover',
          price: 2,
          pattern: 'grpc-call',
        },
      ],
    },
  ],
  metrics: { contexts: 2, members: 1, completeness: 0.5, modularity: 0.41, cutShare: 0.1, price: 2 },
};

describe('a printed proposal', () => {
  it('gives the reason for every member and every crossing with file and line', () => {
    const text = formatProposal(proposal, { brief: false });
    expect(text).toContain('60 % declared in ImageModule (src/images/image.module.ts:9)');
    expect(text).toContain(
      'src/orders/order.service.ts:7 call: OrderService.show calls ImageService.cover → grpc-call (2)',
    );
    expect(text).toContain('library: used by both');
    expect(text).toContain('scale: pixel loop (src/images/blur.ts:4)');
  });

  it('is an overview only when brief', () => {
    expect(formatProposal(proposal, { brief: true }).split('\n')).toHaveLength(5);
  });

  it('refuses a context that does not exist and names those that do', () => {
    const print = (): string => formatProposal(proposal, { context: 'pictures', brief: false });
    expect(print).toThrow(
      expect.objectContaining({ code: 'CLI_CONTEXT_UNKNOWN', hint: 'The proposal has images, orders.' }),
    );
  });
});
