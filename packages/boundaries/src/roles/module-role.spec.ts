import { indexFacts } from '../facts-index';
import { factsOf } from '../facts-of.fixture';
import { shop } from '../shop.fixture';
import { findRoles } from './module-role';

describe('what modules are for', () => {
  const roles = findRoles(indexFacts(shop));

  test.each([
    ['src/main.ts', 'bootstrap'],
    ['src/app.module.ts', 'bootstrap'],
    ['src/accounts/session.guard.ts', 'infrastructure'],
    ['src/accounts/revocation-list.ts', 'provider'],
    ['src/orders/orders.module.ts', 'domain'],
    ['src/orders/orders.service.ts', 'domain'],
    ['src/orders/order.entity.ts', 'domain'],
    ['src/orders/dto/place-order.dto.ts', 'plain'],
    ['src/catalog/kernels/resize.ts', 'plain'],
  ])('%s: %s', (module, role) => {
    expect(roles.get(module)).toBe(role);
  });

  const roleIn = (sketch: Parameters<typeof factsOf>[0], module: string) =>
    findRoles(indexFacts(factsOf(sketch))).get(module);

  test('a file that only re-exports is a barrel', () => {
    expect(roleIn({ imports: [['src/dto/index.ts', 'src/dto/a.ts', 're-export', '*']] }, 'src/dto/index.ts')).toBe(
      'barrel',
    );
  });

  test('a migration is operations, a seed is when nothing imports it', () => {
    expect(roleIn({ imports: [['src/a.ts', 'src/migrations/001.ts']] }, 'src/migrations/001.ts')).toBe('operations');
    expect(roleIn({ modules: ['src/seeds/users.ts'] }, 'src/seeds/users.ts')).toBe('operations');
    expect(
      roleIn(
        { imports: [['src/a.ts', 'src/seeds/users.ts']], classes: { 'src/a.ts#A': 'provider' } },
        'src/seeds/users.ts',
      ),
    ).toBe('plain');
  });

  test('a health check is operations; a route beside it makes the module one that serves', () => {
    const health = ['GET', '/api/health/ready', 'src/health.ts#Health.ready'] as const;
    expect(roleIn({ endpoints: [health] }, 'src/health.ts')).toBe('operations');
    expect(
      roleIn({ endpoints: [health, ['GET', '/api/healthy-food', 'src/health.ts#Health.food']] }, 'src/health.ts'),
    ).toBe('domain');
  });

  test('what only a health check asks is operations, and so is the Nest module that lists it', () => {
    const sketch = {
      endpoints: [['GET', '/health', 'src/health/health.controller.ts#Health.check']],
      classes: { 'src/health/disk.ts#Disk': 'provider', 'src/orders/orders.ts#Orders': 'provider' },
      nestModules: {
        'src/health/health.module.ts#HealthModule': {
          controllers: ['src/health/health.controller.ts#Health'],
          providers: ['src/health/disk.ts#Disk'],
        },
      },
      imports: [
        ['src/app.module.ts', 'src/health/health.module.ts'],
        ['src/health/health.module.ts', 'src/health/disk.ts'],
        ['src/health/health.controller.ts', 'src/health/disk.ts'],
        ['src/health/disk.ts', 'src/orders/orders.ts'],
        ['src/catalog.ts', 'src/orders/orders.ts'],
      ],
    } as const;
    expect(roleIn(sketch, 'src/health/health.module.ts')).toBe('operations');
    expect(roleIn(sketch, 'src/health/disk.ts')).toBe('operations');
    expect(roleIn(sketch, 'src/orders/orders.ts')).toBe('provider');
  });

  test('what the start and a script run by hand use is operations, what the start alone composes is not', () => {
    const sketch = {
      imports: [
        ['src/main.ts', 'src/database/check.ts'],
        ['src/main.ts', 'src/orders.ts'],
        ['src/migrate.ts', 'src/database/check.ts'],
        ['src/database/check.ts', 'src/database/not-ready.ts'],
      ],
      classes: {
        'src/orders.ts#Orders': 'provider',
        'src/database/not-ready.ts#NotReady': { role: 'other', extends: 'Error' },
      },
      accesses: [['src/database/check.ts#count', 'migrations', 'read']],
    } as const;
    expect(roleIn(sketch, 'src/migrate.ts')).toBe('operations');
    expect(roleIn(sketch, 'src/database/check.ts')).toBe('operations');
    expect(roleIn(sketch, 'src/database/not-ready.ts')).toBe('operations');
    expect(roleIn(sketch, 'src/orders.ts')).toBe('provider');
  });

  test('a Nest module that lists nothing is part of the start that imports it', () => {
    const nestModules = {
      'src/app.module.ts#AppModule': {
        imports: ['src/database.module.ts#DatabaseModule', 'src/orders.module.ts#OrdersModule'],
      },
      'src/database.module.ts#DatabaseModule': {},
      'src/orders.module.ts#OrdersModule': { entities: ['Order'] },
    };
    const imports = [
      ['src/app.module.ts', 'src/database.module.ts'],
      ['src/app.module.ts', 'src/orders.module.ts'],
    ] as const;
    expect(roleIn({ nestModules, imports }, 'src/database.module.ts')).toBe('bootstrap');
    expect(roleIn({ nestModules, imports }, 'src/orders.module.ts')).toBe('provider');
  });

  test('plain code that only the start uses is part of the start', () => {
    const imports = [
      ['src/main.ts', 'src/configure.ts'],
      ['src/main.ts', 'src/orders.ts'],
    ] as const;
    const sketch = { imports, classes: { 'src/orders.ts#Orders': 'provider' } } as const;
    expect(roleIn(sketch, 'src/configure.ts')).toBe('bootstrap');
    expect(roleIn(sketch, 'src/orders.ts')).toBe('provider');
  });

  test('a class that other folders extend is infrastructure', () => {
    const classes = {
      'src/base.ts#Base': 'other',
      'src/a/a.ts#A': { role: 'other', extends: 'Base' },
      'src/b/b.ts#B': { role: 'other', extends: 'Base' },
    } as const;
    expect(roleIn({ classes }, 'src/base.ts')).toBe('infrastructure');
  });

  test('the client of the database is infrastructure, whatever tables its queries name', () => {
    const file = 'src/prisma/prisma.service.ts';
    const classes = { [`${file}#PrismaService`]: { role: 'provider', extends: 'PrismaClient' } } as const;
    expect(roleIn({ classes, accesses: [[`${file}#PrismaService.lockOrders`, 'Order', 'read']] }, file)).toBe(
      'infrastructure',
    );
  });

  test('a filter for images is not an exception filter', () => {
    expect(roleIn({ classes: { 'src/images/blur.filter.ts#BlurFilter': 'other' } }, 'src/images/blur.filter.ts')).toBe(
      'plain',
    );
  });

  test('a file that imports everything without being imported composes the application', () => {
    const imports = Array.from({ length: 30 }, (_, at) => ['src/routes.ts', `src/r${at}.ts`] as const);
    expect(roleIn({ imports }, 'src/routes.ts')).toBe('bootstrap');
  });
});
