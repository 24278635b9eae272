/** The shop with what the criteria need that the plain one does not show: guards, events, a history, owners. */
import type { CodeFacts, RuntimeEvidence } from '@banyan/model';
import { evidenceOf } from './evidence-of.fixture';
import { factsOf } from './facts-of.fixture';
import { shopSketch } from './shop.fixture';
import { observationOf } from './traffic/observation-of.fixture';

const orders = 'src/orders/orders';
const catalog = 'src/catalog/catalog';
const staff = ['StaffGuard'];

/** The shop's facts and more, with two more controllers for the staff. */
export const busyShop: CodeFacts = {
  ...factsOf({
    ...shopSketch,
    imports: [
      ...shopSketch.imports,
      ...['order-lines', 'order-status'].map(
        (name) => ['src/orders/index.ts', `src/orders/${name}.ts`, 're-export'] as const,
      ),
    ],
    endpoints: [
      ...shopSketch.endpoints,
      ['GET', '/products', 'src/catalog/catalog.controller.ts#CatalogController.list'],
      ['GET', '/products/new', 'src/catalog/catalog.controller.ts#CatalogController.newest'],
      ['PUT', '/stock/:id', 'src/catalog/stock.controller.ts#StockController.set'],
      ['PUT', '/prices/:id', 'src/catalog/prices.controller.ts#PricesController.set'],
      ...Array.from({ length: 4 }, (_, at) => ['GET', `/page-${at}`, `src/pages/page-${at}.ts#show`] as const),
      ...Array.from({ length: 2 }, (_, at) => ['GET', `/news-${at}`, `src/pages/news-${at}.ts#show`] as const),
    ],
    guards: {
      'src/catalog/stock.controller.ts#StockController.set': staff,
      'src/catalog/prices.controller.ts#PricesController.set': staff,
    },
    emissions: [
      [
        'event',
        'order.placed',
        `${orders}.service.ts#OrdersService.place`,
        `${catalog}.service.ts#CatalogService.reserve`,
      ],
    ],
  }),
  shapes: ['Orders', 'Accounts'].map((name) => ({
    ...{
      id: `src/${name.toLowerCase()}/${name.toLowerCase()}.controller.ts#${name}Dto`,
      name: `${name}Dto`,
      file: `src/${name.toLowerCase()}/${name.toLowerCase()}.controller.ts`,
      line: 3,
    },
    fields: [{ name: 'note' }, { name: 'placedAt', type: 'Date' }],
    handlers: [],
  })),
};

/** Two years of work on it, and an hour of requests. */
export const busyEvidence: RuntimeEvidence = {
  ...observationOf({
    seconds: 3600,
    requests: [
      ['GET', '/products', 9000, 4, 9],
      ['GET', '/accounts/:id', 800, 3, 6],
      ['POST', '/orders', 300, 250, 700],
      ['GET', '/orders', 40, 900, 2400],
    ],
  }),
  ...evidenceOf({
    changes: {
      [`${orders}.service.ts`]: { commits: 30, rate: 20, authors: { 'author-1': 25, 'author-2': 5 } },
      [`${orders}.controller.ts`]: { commits: 12, rate: 8, authors: { 'author-1': 12 } },
      [`${catalog}.service.ts`]: { commits: 4, rate: 1, authors: { 'author-2': 2, 'author-3': 2 } },
      [`${catalog}.controller.ts`]: { commits: 4, rate: 1, authors: { 'author-3': 2, 'author-2': 2 } },
    },
    pairs: [[`${orders}.controller.ts`, `${orders}.service.ts`, 10, 6]],
    owners: { [`${catalog}.service.ts`]: ['@shop/catalog'], [`${catalog}.controller.ts`]: ['@shop/catalog'] },
  }),
};
