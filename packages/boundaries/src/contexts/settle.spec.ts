import { factsOf, type FactsSketch } from '../facts-of.fixture';
import { propose } from '../proposal/propose';
import { shopSketch } from '../shop.fixture';

/** Where a module ends up: the name of its context, or its treatment with the reason. */
function placeOf(module: string, more: FactsSketch): string {
  const { contexts, shared } = propose(factsOf({ ...shopSketch, ...more }));
  const context = contexts.find(({ members }) => members.some((member) => member.module === module));
  const verdict = shared.find((one) => one.module === module);
  return context?.name ?? `${verdict?.treatment}: ${verdict?.reason}`;
}

const [orders, catalog, accounts] = ['orders', 'catalog', 'accounts'].map((name) => `src/${name}/${name}.service.ts`);
const importedBy = (to: string, ...from: string[]): FactsSketch => ({
  imports: [...shopSketch.imports, ...from.map((file) => [file, to] as const)],
});

describe('where modules without a context of their own go', () => {
  test('plain code goes to the only context that uses it', () => {
    expect(placeOf('src/text/slug.ts', importedBy('src/text/slug.ts', orders!))).toBe('orders');
  });

  test('plain code of several contexts becomes a library', () => {
    const place = placeOf('src/text/slug.ts', importedBy('src/text/slug.ts', orders!, catalog!, accounts!));
    expect(place).toBe('library: code needed by 3 contexts');
  });

  test('what shared code needs is shared as well, although it is a member of one of the contexts at first', () => {
    const [text, slug] = ['src/text.ts', 'src/catalog/slug.ts'];
    const more = importedBy(text, orders!, catalog!, accounts!);
    const imports = [...more.imports!, ...[text, orders!, accounts!, catalog!].map((file) => [file, slug] as const)];
    expect(placeOf(slug, { imports })).toBe('library: code needed by 3 contexts');
  });

  test('a folder of plain code for everybody is a library already, whole', () => {
    const more = importedBy('src/http/page.ts', orders!, catalog!, accounts!);
    const place = placeOf('src/http/rarely.ts', { ...more, modules: ['src/http/rarely.ts'] });
    expect(place).toBe('library: src/http is a library already: plain code for several contexts');
  });

  test('plain code that nobody imports stays behind unless it lies with a feature', () => {
    const named = { modules: ['client/orders/OrderIcon.ts', 'src/orders/order-notes.ts'] };
    expect(placeOf('client/orders/OrderIcon.ts', named)).toBe('stays-in-monolith: no context uses it');
    expect(placeOf('src/orders/order-notes.ts', named)).toBe('orders');
  });

  test('configuration is replicated', () => {
    const more = importedBy('src/config.ts', orders!, catalog!, accounts!);
    expect(placeOf('src/config.ts', more)).toMatch(
      /^replicate: each service is configured on its own; needed by 3 contexts$/,
    );
  });

  test('a provider that many use has no home in a folder of its own that serves nothing', () => {
    const [bus, topics] = ['src/pubsub/bus.ts', 'src/pubsub/topics.ts'];
    const more = importedBy(bus, orders!, catalog!, accounts!);
    const classes = { ...shopSketch.classes, [`${bus}#Bus`]: 'provider' as const };
    const sketch = { ...more, imports: [...more.imports!, [bus, topics] as const], classes };
    expect(placeOf(bus, sketch)).toBe('library: code needed by 3 contexts');
  });

  test('a data source is configuration, code about data sources is not', () => {
    const [source, code] = ['src/data-source.ts', 'src/data-source.format.ts'];
    expect(placeOf(source, importedBy(source, orders!, catalog!, accounts!))).toMatch(/^replicate:/);
    expect(placeOf(code, importedBy(code, orders!, catalog!, accounts!))).toMatch(/^library:/);
  });

  test('what keeps state for several contexts must live in one place', () => {
    const limiter = 'src/limits/limiter.ts';
    const more = importedBy(limiter, orders!, catalog!, accounts!);
    const state = [...shopSketch.state, [`${limiter}#Limiter`, 'collection', 'Limiter.hits'] as const];
    const classes = { ...shopSketch.classes, [`${limiter}#Limiter`]: 'provider' as const };
    expect(placeOf(limiter, { ...more, state, classes })).toMatch(
      /^own-service: keeps Limiter.hits in one process .* needed by 3 contexts$/,
    );
  });

  test('a guard that only one context uses is a member of it', () => {
    const guard = 'src/orders/owner.guard.ts';
    const classes = {
      ...shopSketch.classes,
      [`${guard}#OwnerGuard`]: { role: 'provider' as const, implements: ['CanActivate'] },
    };
    expect(placeOf(guard, { ...importedBy(guard, 'src/orders/orders.controller.ts'), classes })).toBe('orders');
  });

  test('a Nest module without anything of its own is treated like what lies beside it', () => {
    const [pipe, wiring] = ['src/pipes/redact.pipe.ts', 'src/pipes/redact.module.ts'];
    const more = importedBy(pipe, orders!, catalog!, accounts!);
    const classes = {
      ...shopSketch.classes,
      [`${pipe}#RedactPipe`]: { role: 'provider' as const, implements: ['PipeTransform'] },
    };
    const nestModules = { ...shopSketch.nestModules, [`${wiring}#RedactModule`]: {} };
    const imports = [...more.imports!, ['src/orders/orders.module.ts', wiring] as const];
    expect(placeOf(wiring, { classes, nestModules, imports })).toBe(
      'library: lies beside only shared modules: redact.pipe.ts',
    );
  });

  test('a controller that belongs to nothing stays in the monolith', () => {
    const endpoints = [...shopSketch.endpoints, ['GET', '/', 'src/app.controller.ts#App.hello'] as const];
    expect(placeOf('src/app.controller.ts', { endpoints })).toMatch(/^stays-in-monolith: too small/);
  });

  test('entities of a schema file belong to who writes them most', () => {
    const entities = { ...shopSketch.entities, Stock: { file: 'prisma/schema.prisma' } };
    const accesses = [
      ...shopSketch.accesses,
      ['src/orders/orders.service.ts#OrdersService.list', 'Stock', 'read'] as const,
      ['src/orders/orders.service.ts#OrdersService.place', 'Stock', 'read'] as const,
      ['src/catalog/catalog.service.ts#CatalogService.reserve', 'Stock', 'write'] as const,
    ];
    const proposal = propose(factsOf({ ...shopSketch, entities, accesses }));
    expect(proposal.contexts.find((one) => one.entities.includes('Stock'))?.name).toBe('catalog');
  });
});
