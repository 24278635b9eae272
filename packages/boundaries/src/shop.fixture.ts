/** A small shop: orders, a catalogue with costly images, accounts; the seams between them are written down by hand. */
import { factsOf, type FactsSketch } from './facts-of.fixture';

const orders = 'src/orders';
const catalog = 'src/catalog';
const accounts = 'src/accounts';

/** Three features as a Nest application declares them, and a root. */
export const shopSketch = {
  imports: [
    ['src/main.ts', 'src/app.module.ts'],
    ...['orders', 'catalog', 'accounts'].map((name) => ['src/app.module.ts', `src/${name}/${name}.module.ts`] as const),
    ['src/orders/orders.controller.ts', 'src/orders/dto/place-order.dto.ts'],
    ['src/orders/orders.controller.ts', 'src/accounts/session.guard.ts'],
    ['src/catalog/catalog.controller.ts', 'src/accounts/session.guard.ts'],
    ['src/catalog/thumbnail.service.ts', 'src/catalog/kernels/resize.ts'],
    ['src/orders/orders.service.ts', 'src/catalog/money.ts'],
    ['src/orders/orders.service.ts', 'src/accounts/account.entity.ts', 'type-only'],
  ],
  classes: {
    [`${orders}/orders.controller.ts#OrdersController`]: 'controller',
    [`${orders}/orders.service.ts#OrdersService`]: 'provider',
    [`${orders}/order.entity.ts#Order`]: 'entity',
    [`${orders}/dto/place-order.dto.ts#PlaceOrder`]: 'other',
    [`${catalog}/catalog.controller.ts#CatalogController`]: 'controller',
    [`${catalog}/catalog.service.ts#CatalogService`]: 'provider',
    [`${catalog}/thumbnail.service.ts#ThumbnailService`]: 'provider',
    [`${catalog}/product.entity.ts#Product`]: 'entity',
    [`${accounts}/accounts.controller.ts#AccountsController`]: 'controller',
    [`${accounts}/accounts.service.ts#AccountsService`]: 'provider',
    [`${accounts}/account.entity.ts#Account`]: 'entity',
    [`${accounts}/revocation-list.ts#RevocationList`]: 'provider',
    [`${accounts}/session.guard.ts#SessionGuard`]: { role: 'provider', implements: ['CanActivate'] },
  },
  nestModules: {
    'src/app.module.ts#AppModule': {
      imports: ['orders', 'catalog', 'accounts'].map((name) => `src/${name}/${name}.module.ts#${title(name)}Module`),
    },
    [`${orders}/orders.module.ts#OrdersModule`]: {
      controllers: [`${orders}/orders.controller.ts#OrdersController`],
      providers: [`${orders}/orders.service.ts#OrdersService`],
      entities: ['Order'],
      forwardRefs: [`${accounts}/accounts.module.ts#AccountsModule`],
    },
    [`${catalog}/catalog.module.ts#CatalogModule`]: {
      controllers: [`${catalog}/catalog.controller.ts#CatalogController`],
      providers: [`${catalog}/catalog.service.ts#CatalogService`, `${catalog}/thumbnail.service.ts#ThumbnailService`],
      entities: ['Product'],
    },
    [`${accounts}/accounts.module.ts#AccountsModule`]: {
      controllers: [`${accounts}/accounts.controller.ts#AccountsController`],
      providers: [
        `${accounts}/accounts.service.ts#AccountsService`,
        `${accounts}/revocation-list.ts#RevocationList`,
        `${accounts}/session.guard.ts#SessionGuard`,
      ],
      entities: ['Account'],
    },
  },
  injections: [
    [`${orders}/orders.controller.ts#OrdersController`, `${orders}/orders.service.ts#OrdersService`],
    [`${orders}/orders.service.ts#OrdersService`, `${catalog}/catalog.service.ts#CatalogService`],
    [`${orders}/orders.service.ts#OrdersService`, `${accounts}/accounts.service.ts#AccountsService`, true],
    [`${catalog}/catalog.controller.ts#CatalogController`, `${catalog}/catalog.service.ts#CatalogService`],
    [`${catalog}/catalog.controller.ts#CatalogController`, `${catalog}/thumbnail.service.ts#ThumbnailService`],
    [`${accounts}/accounts.controller.ts#AccountsController`, `${accounts}/accounts.service.ts#AccountsService`],
    [`${accounts}/session.guard.ts#SessionGuard`, `${accounts}/revocation-list.ts#RevocationList`],
  ],
  calls: [
    [`${orders}/orders.controller.ts#OrdersController.place`, `${orders}/orders.service.ts#OrdersService.place`],
    [`${orders}/orders.controller.ts#OrdersController.list`, `${orders}/orders.service.ts#OrdersService.list`],
    [`${orders}/orders.service.ts#OrdersService.list`, `${orders}/orders.service.ts#OrdersService.describe`, 'loop'],
    [`${orders}/orders.service.ts#OrdersService.describe`, `${catalog}/catalog.service.ts#CatalogService.find`],
    [`${orders}/orders.service.ts#OrdersService.place`, `${catalog}/catalog.service.ts#CatalogService.reserve`],
    [`${orders}/orders.service.ts#OrdersService.place`, `${catalog}/money.ts#round`],
    [`${catalog}/catalog.controller.ts#CatalogController.show`, `${catalog}/catalog.service.ts#CatalogService.find`],
    [
      `${catalog}/catalog.controller.ts#CatalogController.image`,
      `${catalog}/thumbnail.service.ts#ThumbnailService.render`,
    ],
    [`${catalog}/thumbnail.service.ts#ThumbnailService.render`, `${catalog}/kernels/resize.ts#resize`],
    [
      `${accounts}/accounts.controller.ts#AccountsController.show`,
      `${accounts}/accounts.service.ts#AccountsService.find`,
    ],
    [`${accounts}/session.guard.ts#SessionGuard.canActivate`, `${accounts}/revocation-list.ts#RevocationList.has`],
  ],
  endpoints: [
    ['POST', '/orders', `${orders}/orders.controller.ts#OrdersController.place`],
    ['GET', '/orders', `${orders}/orders.controller.ts#OrdersController.list`],
    ['GET', '/products/:id', `${catalog}/catalog.controller.ts#CatalogController.show`],
    ['GET', '/products/:id/image', `${catalog}/catalog.controller.ts#CatalogController.image`],
    ['GET', '/accounts/:id', `${accounts}/accounts.controller.ts#AccountsController.show`],
  ],
  entities: {
    Account: { file: `${accounts}/account.entity.ts` },
    Order: { file: `${orders}/order.entity.ts`, refersTo: { account: 'Account' } },
    Product: { file: `${catalog}/product.entity.ts` },
  },
  accesses: [
    [`${orders}/orders.service.ts#OrdersService.place`, 'Order', 'write'],
    [`${orders}/orders.service.ts#OrdersService.list`, 'Order', 'read'],
    [`${orders}/orders.service.ts#OrdersService.place`, 'Account', 'write'],
    [`${orders}/orders.service.ts#OrdersService.list`, 'Account', 'read', 'join'],
    [`${catalog}/catalog.service.ts#CatalogService.find`, 'Product', 'read'],
    [`${catalog}/catalog.service.ts#CatalogService.reserve`, 'Product', 'write'],
    [`${accounts}/accounts.service.ts#AccountsService.find`, 'Account', 'read'],
    [`${accounts}/accounts.service.ts#AccountsService.rename`, 'Account', 'write'],
  ],
  transactions: [[`${orders}/orders.service.ts#OrdersService.place`, 'Account', 'Order']],
  state: [[`${accounts}/revocation-list.ts#RevocationList`, 'collection', 'RevocationList.revoked']],
  heavy: [[`${catalog}/kernels/resize.ts#resize`, 'nested loop over pixels']],
  tests: ['src/orders/orders.service.spec.ts'],
} satisfies FactsSketch;

/** The shop's facts. */
export const shop = factsOf(shopSketch);

function title(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
