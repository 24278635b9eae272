import { indexFacts } from '../facts-index';
import { factsOf } from '../facts-of.fixture';
import { nameContexts } from './name-contexts';
import type { Placement } from './placement';

const place = (groups: Record<string, number>, entities: Record<string, number> = {}): Placement => ({
  groups: new Map(Object.entries(groups)),
  entities: new Map(Object.entries(entities)),
  shared: new Map(),
  followed: new Map(),
});

describe('names of contexts', () => {
  test('the Nest module that holds most of a context names it', () => {
    const facts = factsOf({
      nestModules: {
        'src/image-processing/ip.module.ts#ImageProcessingModule': {
          providers: ['src/image-processing/f.service.ts#F'],
        },
      },
    });
    const placement = place({ 'src/image-processing/ip.module.ts': 1, 'src/image-processing/f.service.ts': 1 });
    expect([...nameContexts(indexFacts(facts), placement).values()]).toEqual(['image-processing']);
  });

  test('without Nest, what files are about, entities and routes name it', () => {
    const facts = factsOf({
      endpoints: [['POST', '/api/documents.list', 'server/routes/documents.ts#']],
      entities: { Document: { file: 'server/models/Document.ts' } },
    });
    const placement = place({ 'server/routes/documents.ts': 4, 'server/models/Document.ts': 4 }, { Document: 4 });
    expect([...nameContexts(indexFacts(facts), placement).values()]).toEqual(['document']);
  });

  test('two features of nearly one weight both name it; the name of the project names nothing', () => {
    const modules = ['src/comments/comment.ts', 'src/feed/feed.ts', 'src/shop/comment-shop.ts'];
    const placement = place({ 'src/comments/comment.ts': 1, 'src/feed/feed.ts': 1, 'src/shop/shop.ts': 1 });
    expect([...nameContexts(indexFacts(factsOf({ modules })), placement).values()]).toEqual(['comment-and-feed']);
  });

  test('two spellings of one name are one', () => {
    const facts = factsOf({ entities: { OAuth: { file: 'src/oauth/token.ts' } } });
    const names = nameContexts(indexFacts(facts), place({ 'src/oauth/token.ts': 1 }, { OAuth: 1 }));
    expect([...names.values()]).toEqual(['oauth']);
  });

  test('two technical words together name something, one alone does not', () => {
    const files = (folder: string, name: string) =>
      [`${folder}/${name}.module.ts`, `${folder}/${name}.service.ts`] as const;
    const [mock, mockService] = files('src/mock-server', 'mock-server');
    const [host, hostService] = files('src/posthog', 'posthog');
    const [shared, sharedService] = files('src/shared', 'shared');
    const facts = factsOf({
      nestModules: {
        [`${mock}#MockServerModule`]: { providers: [`${mockService}#MockServerService`] },
        [`${host}#PosthogModule`]: { providers: [`${hostService}#PosthogService`] },
        [`${shared}#SharedModule`]: { providers: [`${sharedService}#SharedService`] },
      },
      modules: ['src/mock-server/mock-server.model.ts'],
    });
    const members = [
      mock,
      mockService,
      host,
      hostService,
      shared,
      sharedService,
      'src/mock-server/mock-server.model.ts',
    ];
    const placement = place(Object.fromEntries(members.map((member) => [member, 1])));
    expect([...nameContexts(indexFacts(facts), placement).values()]).toEqual(['mock-server-and-posthog']);
  });

  test('a Nest module is called like its folder when it adds technical words only', () => {
    const [queue, processor] = ['src/reports/reports.module.ts', 'src/reports/reports.processor.ts'];
    const facts = factsOf({
      modules: [processor],
      nestModules: { [`${queue}#ReportsQueueModule`]: { providers: [`${processor}#ReportsProcessor`] } },
    });
    expect([...nameContexts(indexFacts(facts), place({ [queue]: 1, [processor]: 1 })).values()]).toEqual(['reports']);
  });

  test('no two contexts have one name', () => {
    const facts = factsOf({ modules: ['src/order/order-a.ts', 'src/order/order-b.ts', 'src/order/tax.ts'] });
    const placement = place({ 'src/order/order-a.ts': 1, 'src/order/order-b.ts': 1, 'src/order/tax.ts': 2 });
    const names = [...nameContexts(indexFacts(facts), placement).values()];
    expect(names).toEqual(['order', 'order-and-tax']);
  });

  test('a context that nothing names is called so', () => {
    const facts = factsOf({ modules: ['src/index.ts'] });
    expect([...nameContexts(indexFacts(facts), place({ 'src/index.ts': 1 })).values()]).toEqual(['context']);
  });
});
