/**
 * A small Nest shop with what makes lifting hard: a cycle with forwardRef, a global guard with state in memory, a cron
 * job beside a needed service, a factory provider, aliases and a barrel, middleware for one controller, a global type.
 */
import type { Folder, Known } from './monolith.fixture';

export const shop: Folder = {
  'package.json': JSON.stringify({
    name: 'shop',
    dependencies: {
      '@nestjs/common': '~11.2.6',
      '@nestjs/core': '~11.2.6',
      '@nestjs/platform-express': '~11.2.6',
      '@nestjs/schedule': '^6.1.0',
      '@nestjs/typeorm': '11.0.3',
      pg: '^8.16.0',
      'reflect-metadata': '^0.2.2',
      rxjs: '^7.8.2',
      typeorm: '^1.1.1',
      unrelated: '^1.0.0',
    },
    devDependencies: { '@types/express': '^5.0.0', '@types/jest': '^30.0.0', typescript: '~6.0.3' },
  }),
  'tsconfig.json': `{
  // The shop's own options.
  "extends": "./tsconfig.base.json",
  "compilerOptions": { "outDir": "dist", "baseUrl": ".", "paths": { "@shop/*": ["src/*"] } }
}`,
  'tsconfig.base.json': JSON.stringify({
    compilerOptions: {
      target: 'es2022',
      module: 'node16',
      moduleResolution: 'node16',
      types: ['node', 'jest'],
      strict: true,
      strictPropertyInitialization: false,
      noUnusedLocals: true,
      experimentalDecorators: true,
      emitDecoratorMetadata: true,
      skipLibCheck: true,
    },
  }),
  src: {
    'main.ts': `import { NestFactory, Reflector } from '@nestjs/core';
import { AppModule } from './app.module';
import { LocaleInterceptor } from './http/locale.interceptor';
import { SeedService } from './customers/seed.service';

const defaultPort = 3333;

async function bootstrap(): Promise<void> {
  const app = await NestFactory.create(AppModule, { bufferLogs: true });
  app.setGlobalPrefix('api');
  app.useGlobalInterceptors(new LocaleInterceptor(app.get(Reflector)));
  app.enableShutdownHooks();
  await app.get(SeedService).run();
  await app.listen(process.env.PORT ?? 3333);
  console.log(\`shop listens on \${defaultPort}\`);
}
void bootstrap();
`,
    'app.module.ts': `import { MiddlewareConsumer, Module, NestModule } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuthModule } from './auth/auth.module';
import { CustomersModule } from './customers/customers.module';
import { TraceMiddleware } from './http/trace.middleware';
import { OrdersModule } from './orders/orders.module';
import { ReportsModule } from './reports/reports.module';

@Module({
  imports: [
    TypeOrmModule.forRoot({ type: 'postgres', url: process.env.DATABASE_URL, autoLoadEntities: true }),
    ScheduleModule.forRoot(), // the reports run at night
    AuthModule,
    CustomersModule,
    OrdersModule,
    ReportsModule,
  ],
})
export class AppModule implements NestModule {
  configure(consumer: MiddlewareConsumer): void {
    consumer.apply(TraceMiddleware).forRoutes('*');
  }
}
`,
    http: {
      'trace.middleware.ts': `import { Injectable, NestMiddleware } from '@nestjs/common';

@Injectable()
export class TraceMiddleware implements NestMiddleware {
  use(request: { shopTrace?: string }, _response: unknown, next: () => void): void {
    request.shopTrace = 'on';
    next();
  }
}
`,
      'locale.interceptor.ts': `import { CallHandler, ExecutionContext, Injectable, NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Observable } from 'rxjs';

@Injectable()
export class LocaleInterceptor implements NestInterceptor {
  constructor(readonly reflector: Reflector) {}

  intercept(_context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next.handle();
  }
}
`,
    },
    types: {
      'shop.d.ts': `declare global {
  interface ShopRequest {
    readonly headers: Record<string, string>;
  }
}

export {};
`,
    },
    auth: {
      'auth.module.ts': `import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AuthGuard } from './auth.guard';
import { LoginController } from './login.controller';
import { RevokedTokens } from './revoked-tokens';

@Module({
  controllers: [LoginController],
  providers: [RevokedTokens, { provide: APP_GUARD, useClass: AuthGuard }],
  exports: [RevokedTokens],
})
export class AuthModule {}
`,
      'auth.guard.ts': `import { CanActivate, ExecutionContext, Injectable } from '@nestjs/common';
import { RevokedTokens } from './revoked-tokens';

@Injectable()
export class AuthGuard implements CanActivate {
  constructor(private readonly revoked: RevokedTokens) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<ShopRequest>();
    return !this.revoked.has(request.headers['authorization'] ?? '');
  }
}
`,
      'revoked-tokens.ts': `import { Injectable } from '@nestjs/common';

@Injectable()
export class RevokedTokens {
  private readonly tokens = new Set<string>();

  has(token: string): boolean {
    return this.tokens.has(token);
  }
}
`,
      'login.controller.ts': `import { Controller, Post } from '@nestjs/common';

@Controller('login')
export class LoginController {
  @Post()
  login(): string {
    return 'token';
  }
}
`,
    },
    values: {
      'index.ts': `export * from './money';
export { Unused, type Currency } from './currency';
`,
      'money.ts': `export function toCents(amount: number): number {
  return Math.round(amount * 100);
}
`,
      'currency.ts': `import { nobody } from './nobody';

export type Currency = 'EUR' | 'USD';
export class Unused {
  readonly nobody = nobody;
}
`,
      'nobody.ts': `export const nobody = 0;
`,
    },
    mail: {
      'mail.module.ts': `import { Module } from '@nestjs/common';
import { Mailbox } from './mailbox';
import { MAILER } from './mailer';

@Module({
  providers: [
    Mailbox,
    { provide: MAILER, useFactory: (mailbox: Mailbox) => ({ send: (text: string) => mailbox.put(text) }), inject: [Mailbox] },
    { provide: 'MAIL_STATISTICS', useValue: {} },
  ],
  exports: [MAILER, 'MAIL_STATISTICS'],
})
export class MailModule {}
`,
      'mailer.ts': `export const MAILER = Symbol('mailer');

export interface Mailer {
  send(text: string): void;
}
`,
      'mailbox.ts': `import { Injectable } from '@nestjs/common';

@Injectable()
export class Mailbox {
  put(_text: string): void {}
}
`,
    },
    orders: {
      'orders.module.ts': `import { forwardRef, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CustomersModule } from '@shop/customers/customers.module';
import { MailModule } from '../mail/mail.module';
import { Order } from './order.entity';
import { OrderCleanup } from './order-cleanup.job';
import { OrdersController } from './orders.controller';
import { OrdersService } from './orders.service';

@Module({
  imports: [TypeOrmModule.forFeature([Order]), forwardRef(() => CustomersModule), MailModule],
  controllers: [OrdersController],
  providers: [OrderCleanup, OrdersService],
  exports: [OrdersService],
})
export class OrdersModule {}
`,
      'orders.controller.ts': `import { Controller, Get, Param, Post } from '@nestjs/common';
import { Order } from './order.entity';
import { OrdersService } from './orders.service';

@Controller('orders')
export class OrdersController {
  constructor(private readonly orders: OrdersService) {}

  @Get(':id')
  find(@Param('id') id: string): Promise<Order | null> {
    return this.orders.find(Number(id));
  }

  @Post()
  create(): Promise<Order> {
    return this.orders.create(12.5);
  }
}
`,
      'orders.service.ts': `import { forwardRef, Inject, Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type Currency, toCents } from '@shop/values';
import { Repository } from 'typeorm';
import { CustomersService } from '../customers/customers.service';
import { MAILER, type Mailer } from '../mail/mailer';
import { Order } from './order.entity';

@Injectable()
export class OrdersService {
  readonly currency: Currency = 'EUR';

  constructor(
    @InjectRepository(Order) private readonly orders: Repository<Order>,
    @Inject(forwardRef(() => CustomersService)) private readonly customers: CustomersService,
    @Inject(MAILER) private readonly mailer: Mailer,
  ) {}

  find(id: number): Promise<Order | null> {
    return this.orders.findOneBy({ id });
  }

  create(amount: number): Promise<Order> {
    this.mailer.send(this.customers.greeting());
    return this.orders.save({ cents: toCents(amount) });
  }
}
`,
      'order-cleanup.job.ts': `import { Injectable } from '@nestjs/common';
import { Cron } from '@nestjs/schedule';
import { OrdersService } from './orders.service';

@Injectable()
export class OrderCleanup {
  constructor(private readonly orders: OrdersService) {}

  @Cron('0 3 * * *')
  async run(): Promise<void> {
    await this.orders.find(0);
  }
}
`,
      'order.entity.ts': `import { Column, Entity, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import type { Customer } from '../customers/customer.entity';

@Entity()
export class Order {
  @PrimaryGeneratedColumn()
  id: number;

  @Column()
  cents: number;

  @ManyToOne('Customer', 'orders')
  customer: Customer;
}
`,
    },
    customers: {
      'customers.module.ts': `import { forwardRef, MiddlewareConsumer, Module, NestModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { TraceMiddleware } from '../http/trace.middleware';
import { OrdersModule } from '../orders/orders.module';
import { Customer } from './customer.entity';
import { CustomersController } from './customers.controller';
import { CustomersService } from './customers.service';
import { SeedService } from './seed.service';

@Module({
  imports: [TypeOrmModule.forFeature([Customer]), forwardRef(() => OrdersModule)],
  controllers: [CustomersController],
  providers: [CustomersService, SeedService],
  exports: [CustomersService],
})
export class CustomersModule implements NestModule {
  configure(consumer: MiddlewareConsumer): void {
    consumer.apply(TraceMiddleware).forRoutes(CustomersController);
  }
}
`,
      'customers.controller.ts': `import { Controller, Get } from '@nestjs/common';
import { CustomersService } from './customers.service';

@Controller('orders/by-customer')
export class CustomersController {
  constructor(private readonly customers: CustomersService) {}

  @Get()
  greet(): string {
    return this.customers.greeting();
  }
}
`,
      'customers.service.ts': `import { forwardRef, Inject, Injectable } from '@nestjs/common';
import { OrdersService } from '../orders/orders.service';

@Injectable()
export class CustomersService {
  constructor(@Inject(forwardRef(() => OrdersService)) readonly orders: OrdersService) {}

  greeting(): string {
    return 'hello';
  }
}
`,
      'seed.service.ts': `import { Injectable } from '@nestjs/common';

@Injectable()
export class SeedService {
  async run(): Promise<void> {}
}
`,
      'customer.entity.ts': `import { Entity, ManyToOne, OneToMany, PrimaryGeneratedColumn } from 'typeorm';
import type { Order } from '../orders/order.entity';
import type { Country } from '../reports/country.entity';

@Entity()
export class Customer {
  @PrimaryGeneratedColumn()
  id: number;

  @OneToMany('Order', 'customer')
  orders: Order[];

  @ManyToOne('Country')
  country: Country;
}
`,
    },
    reports: {
      'reports.module.ts': `import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { OrdersModule } from '../orders/orders.module';
import { Country } from './country.entity';
import { NightlyReport } from './nightly.report';

@Module({ imports: [TypeOrmModule.forFeature([Country]), OrdersModule], providers: [NightlyReport] })
export class ReportsModule {}
`,
      'nightly.report.ts': `import { Injectable } from '@nestjs/common';
import { Cron } from '@nestjs/schedule';
import { OrdersService } from '../orders/orders.service';

@Injectable()
export class NightlyReport {
  constructor(readonly orders: OrdersService) {}

  @Cron('0 0 * * *')
  run(): void {}
}
`,
      'country.entity.ts': `import { Entity, PrimaryColumn } from 'typeorm';

@Entity()
export class Country {
  @PrimaryColumn()
  code: string;
}
`,
    },
  },
};

const entity = { tableNamed: false, layer: 'typeorm', columns: [], indexes: [], line: 5 };
const toOne = { line: 1, kind: 'many-to-one', owner: true } as const;

export const shopKnown: Known = {
  aliases: { '@shop/': 'src/' },
  contexts: { orders: 'src/orders/', customers: 'src/customers/', reports: 'src/reports/' },
  endpoints: [
    'GET /api/orders/:id src/orders/orders.controller.ts#OrdersController.find',
    'POST /api/orders src/orders/orders.controller.ts#OrdersController.create',
    'GET /api/orders/by-customer src/customers/customers.controller.ts#CustomersController.greet',
    'CRON 0_3_*_*_* src/orders/order-cleanup.job.ts#OrderCleanup.run',
    'CRON 0_0_*_*_* src/reports/nightly.report.ts#NightlyReport.run',
  ],
  entities: [
    {
      ...entity,
      name: 'Order',
      table: 'order',
      file: 'src/orders/order.entity.ts',
      relations: [{ ...toOne, property: 'customer', target: 'Customer' }],
    },
    {
      ...entity,
      name: 'Customer',
      table: 'customer',
      file: 'src/customers/customer.entity.ts',
      relations: [{ ...toOne, property: 'country', target: 'Country' }],
    },
    { ...entity, name: 'Country', table: 'country', file: 'src/reports/country.entity.ts', relations: [] },
  ],
  processState: [
    {
      kind: 'collection',
      name: 'RevokedTokens.tokens',
      owner: 'src/auth/revoked-tokens.ts#RevokedTokens',
      file: 'src/auth/revoked-tokens.ts',
      line: 5,
    },
    {
      kind: 'collection',
      name: 'NightlyReport.seen',
      owner: 'src/reports/nightly.report.ts#NightlyReport',
      file: 'src/reports/nightly.report.ts',
      line: 6,
    },
    {
      kind: 'environment',
      name: 'DATABASE_URL',
      owner: 'src/app.module.ts#',
      file: 'src/app.module.ts',
      line: 12,
    },
  ],
};
