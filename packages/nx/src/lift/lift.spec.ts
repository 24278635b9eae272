import type { Lifted } from './lift';
import { lift } from './lift';
import type { LiftInput } from './lift-input';
import { flatten, type Folder, inputOf, treeOf } from './monolith.fixture';
import { shop, shopKnown } from './shop.fixture';
import { typeErrors } from './type-check.fixture';

const input = inputOf(shop, shopKnown, 'orders');
const lifted = lift(input);

function text(path: string, from: Lifted = lifted): string {
  return from.files.find((file) => file.path === path)?.content ?? `no ${path}`;
}

function codeOf(run: () => unknown): string {
  try {
    run();
    return 'nothing thrown';
  } catch (error) {
    return (error as { readonly code?: string }).code ?? String(error);
  }
}

describe('lifting a context', () => {
  it('copies what its controllers need and nothing else', () => {
    expect(lifted.files.filter(({ source }) => source).map(({ path }) => path)).toEqual([
      'src/app.module.ts',
      'src/auth/auth.guard.ts',
      'src/auth/auth.module.ts',
      'src/auth/revoked-tokens.ts',
      'src/customers/customer.entity.ts',
      'src/customers/customers.module.ts',
      'src/customers/customers.service.ts',
      'src/http/locale.interceptor.ts',
      'src/http/trace.middleware.ts',
      'src/mail/mail.module.ts',
      'src/mail/mailbox.ts',
      'src/mail/mailer.ts',
      'src/main.ts',
      'src/orders/order.entity.ts',
      'src/orders/orders.controller.ts',
      'src/orders/orders.module.ts',
      'src/orders/orders.service.ts',
      'src/reports/country.entity.ts',
      'src/types/shop.d.ts',
      'src/values/currency.ts',
      'src/values/index.ts',
      'src/values/money.ts',
      'src/values/nobody.ts',
    ]);
  });

  it('gives a service that type-checks', () => {
    expect(typeErrors(lifted.files)).toEqual([]);
  }, 60_000);

  it('gives a type check that can fail', () => {
    const broken = lifted.files.filter(({ path }) => path !== 'src/mail/mailer.ts');
    expect(typeErrors(broken).join('\n')).toContain("Cannot find module './mailer'");
  }, 60_000);

  it('prunes a module to what is kept, with its imports, and leaves the rest as written', () => {
    expect(text('src/orders/orders.module.ts')).toBe(`import { forwardRef, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CustomersModule } from '../customers/customers.module';
import { MailModule } from '../mail/mail.module';
import { Order } from './order.entity';
import { OrdersController } from './orders.controller';
import { OrdersService } from './orders.service';

@Module({
  imports: [TypeOrmModule.forFeature([Order]), forwardRef(() => CustomersModule), MailModule],
  controllers: [OrdersController],
  providers: [OrdersService],
  exports: [OrdersService],
})
export class OrdersModule {}
`);
  });

  it('leaves a foreign controller and the middleware for it behind, and keeps both sides of a cycle', () => {
    const module = text('src/customers/customers.module.ts');
    expect(module).toContain('imports: [TypeOrmModule.forFeature([Customer]), forwardRef(() => OrdersModule)]');
    expect(module).toContain('providers: [CustomersService],');
    expect(module).not.toContain('controllers');
    expect(module).not.toContain('TraceMiddleware');
  });

  it('keeps a global guard and what it is given', () => {
    expect(text('src/auth/auth.module.ts')).toContain(
      '  providers: [RevokedTokens, { provide: APP_GUARD, useClass: AuthGuard }],\n  exports: [RevokedTokens],',
    );
  });

  it('keeps a factory with what is injected into it, and drops its neighbour', () => {
    const module = text('src/mail/mail.module.ts');
    expect(module).toContain('inject: [Mailbox] }');
    expect(module).toContain('exports: [MAILER]');
    expect(module).not.toContain('MAIL_STATISTICS');
  });

  it('takes no cron job along, nor the library that would run it', () => {
    const code = lifted.files.filter(({ path }) => path.endsWith('.ts')).map(({ content }) => content);
    expect(code.filter((content) => /schedule|@Cron/i.test(content))).toEqual([]);
    expect(text('src/app.module.ts')).toContain('autoLoadEntities: true }),\n    AuthModule,');
  });

  it('silences the scheduler when something lifted is given its registry', () => {
    const service = (shop['src'] as Folder)['orders'] as Folder;
    const withRegistry = String(service['orders.service.ts'])
      .replace('@Inject(MAILER)', 'readonly registry: SchedulerRegistry, @Inject(MAILER)')
      .replace('import { Repository }', "import { SchedulerRegistry } from '@nestjs/schedule';\nimport { Repository }");
    const changed = with_(shop, 'src/orders/orders.service.ts', withRegistry);
    const silenced = lift(inputOf(changed, shopKnown, 'orders'));
    expect(text('src/app.module.ts', silenced)).toContain(
      'ScheduleModule.forRoot({ cronJobs: false, intervals: false, timeouts: false })',
    );
    expect(silenced.report.left.map((one) => one.text)).toContain(
      'ScheduleModule is kept but silenced: it runs cron jobs, intervals and timeouts',
    );
  });

  it('rewrites the start: the root is wrapped, health comes first, what the monolith does once goes', () => {
    expect(text('src/main.ts')).toBe(`import { NestFactory, Reflector } from '@nestjs/core';
import { AppModule } from './app.module';
import { LocaleInterceptor } from './http/locale.interceptor';
import { answerHealth } from './service-shell/health';
import { runService } from './service-shell/run-service';
import { ServiceModule } from './service-shell/service.module';

async function bootstrap(): Promise<void> {
  const app = await NestFactory.create(ServiceModule.around(AppModule), { bufferLogs: true });
  answerHealth(app);
  app.setGlobalPrefix('api');
  app.useGlobalInterceptors(new LocaleInterceptor(app.get(Reflector)));
  await runService(app);
}
void bootstrap();
`);
  });

  it('registers entities that lifted ones relate to, at any distance', () => {
    expect(text('src/service-shell/service.module.ts')).toContain('TypeOrmModule.forFeature([Country])');
    expect(text('src/service-shell/service.module.ts')).toContain(
      "import { Country } from '../reports/country.entity'",
    );
  });

  it('turns aliases into paths and shrinks barrels to what is asked of them', () => {
    expect(text('src/orders/orders.service.ts')).toContain("from '../values/index'");
    expect(text('src/values/index.ts')).toBe("export * from './money';\nexport { type Currency } from './currency';\n");
  });

  it('carries compiler options over, flattened, without what is about the monolith itself', () => {
    expect(JSON.parse(text('tsconfig.json'))).toEqual({
      compilerOptions: {
        target: 'es2022',
        module: 'node16',
        moduleResolution: 'node16',
        types: ['node'],
        strict: true,
        strictPropertyInitialization: false,
        experimentalDecorators: true,
        emitDecoratorMetadata: true,
        skipLibCheck: true,
        rootDir: 'src',
        outDir: 'dist',
      },
      include: ['src'],
    });
  });

  it('depends on what the files import and on what those load by name, in the monolith’s versions', () => {
    const manifest = JSON.parse(text('package.json')) as Record<string, Record<string, string>>;
    expect(manifest['dependencies']).toEqual({
      '@nestjs/common': '~11.2.6',
      '@nestjs/core': '~11.2.6',
      '@nestjs/platform-express': '~11.2.6',
      '@nestjs/typeorm': '11.0.3',
      pg: '^8.16.0',
      'reflect-metadata': '^0.2.2',
      rxjs: '^7.8.2',
      typeorm: '^1.1.1',
    });
    expect(Object.keys(manifest['devDependencies'] ?? {})).toEqual(['@types/express', '@types/node', 'typescript']);
    expect(manifest['scripts']?.['start']).toBe('node dist/main.js');
  });

  it('routes exactly its endpoints, and pins the monolith’s route that its pattern would swallow', () => {
    const routing = text('routing.yaml');
    expect(routing).toContain('monolith: { url: http://127.0.0.1:3333 }');
    expect(routing.slice(routing.indexOf('routes:'))).toBe(`routes:
  - name: POST /api/orders
    match: { methods: [ POST ], path: /api/orders }
    service: orders
    phase: monolith
  - name: GET /api/orders/:id
    match: { methods: [ GET ], path: /api/orders/:id }
    service: orders
    phase: monolith
  - name: "stays: GET /api/orders/by-customer"
    match: { methods: [ GET ], path: /api/orders/by-customer }
    service: monolith
    phase: monolith
`);
  });

  it('says which state the two sides do not share, and only that of classes that are really there', () => {
    expect(lifted.report.notShared).toEqual([
      {
        file: 'src/auth/revoked-tokens.ts',
        line: 5,
        text: 'RevokedTokens.tokens lives in the memory of one process: what the monolith puts there the service does not see',
      },
    ]);
  });

  it('says what stays, and why each foreign class came along', () => {
    expect(lifted.report.left.map(({ file, text: what }) => `${file} ${what}`)).toEqual([
      'src/app.module.ts ScheduleModule: it runs cron jobs, intervals and timeouts',
      'src/customers/customers.module.ts SeedService: nothing lifted needs it',
      'src/mail/mail.module.ts MAIL_STATISTICS: nothing lifted needs it',
      'src/main.ts `app.enableShutdownHooks();`: the service drains on signals by itself',
      'src/main.ts `await app.get(SeedService).run();`: work the monolith does once at its start',
      'src/main.ts `console.log(`shop listens on ${defaultPort}`);`: the service prints its own start line',
      'src/orders/orders.module.ts OrderCleanup: its cron work stays in the monolith',
    ]);
    expect(lifted.report.providers.map(({ name, neededBy }) => `${name} ← ${neededBy}`)).toEqual([
      'AuthGuard ← every route',
      'RevokedTokens ← AuthGuard',
      'CustomersService ← OrdersService',
      'TraceMiddleware ← middleware',
      'Mailbox ← OrdersService',
      'OrdersService ← OrdersController',
    ]);
  });

  it('gives the same bytes for the same input', () => {
    expect(lift(inputOf(shop, shopKnown, 'orders')).files).toEqual(lifted.files);
  });
});

describe('a context that cannot be lifted', () => {
  const refused = (change: Partial<LiftInput>): string => codeOf(() => lift({ ...input, ...change }));

  it('names the contexts there are, the closest first', () => {
    expect(() => lift({ ...input, context: 'order' })).toThrow(
      expect.objectContaining({
        code: 'EXTRACT_CONTEXT_UNKNOWN',
        hint: 'There are: orders, reports, customers.',
      }),
    );
  });

  it('is refused without HTTP endpoints', () => {
    expect(refused({ context: 'reports' })).toBe('EXTRACT_NO_ENDPOINTS');
  });

  it('is refused when the project is no NestJS application', () => {
    const facts = { ...input.facts, project: { ...input.facts.project, frameworks: ['koa'] } };
    expect(refused({ facts })).toBe('EXTRACT_NOT_NESTJS');
  });

  it('is refused when a file changed since the analysis', () => {
    const changed = with_(shop, 'src/reports/country.entity.ts', '// new');
    expect(refused({ monolith: treeOf(flatten(changed)) })).toBe('EXTRACT_FACTS_STALE');
  });

  it('is refused when nothing listens', () => {
    const changed = with_(shop, 'src/main.ts', 'export {};\n');
    expect(codeOf(() => lift(inputOf(changed, shopKnown, 'orders')))).toBe('EXTRACT_BOOTSTRAP_UNKNOWN');
  });

  it('is refused when it needs a file outside the analysed folders, whose imports nobody knows', () => {
    const modules = input.facts.modules.filter(({ path }) => path !== 'src/mail/mailer.ts');
    expect(refused({ facts: { ...input.facts, modules } })).toBe('EXTRACT_FILE_NOT_ANALYZED');
  });

  it('is refused when it needs a file above the root', () => {
    const changed = with_(
      shop,
      'src/mail/mailer.ts',
      "import rates from '../../../rates.json';\nexport const MAILER = rates;\n",
    );
    const outside = inputOf(changed, shopKnown, 'orders');
    const monolith = {
      ...outside.monolith,
      read: (path: string) => (path === '../rates.json' ? '{}' : outside.monolith.read(path)),
    };
    expect(codeOf(() => lift({ ...outside, monolith }))).toBe('EXTRACT_FILE_OUTSIDE');
  });
});

/** The project with one file changed. */
function with_(folder: Folder, path: string, content: string): Folder {
  const [name = '', ...rest] = path.split('/');
  const inner = rest.length === 0 ? content : with_((folder[name] ?? {}) as Folder, rest.join('/'), content);
  return { ...folder, [name]: inner };
}
