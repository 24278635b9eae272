/** A monolith of any size, made up: Nest features with entities, services, controllers and what is around them. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Files of one feature. */
const perFeature = 10;
/** Features of one folder: no folder grows with the project. */
const perArea = 20;

/** Writes a project of that many files (a multiple of ten) below a folder. */
export function writeSyntheticProject(root: string, files: number): void {
  mkdirSync(root, { recursive: true });
  const compilerOptions = { experimentalDecorators: true, baseUrl: '.', paths: { '@app/*': ['src/*'] } };
  writeFileSync(join(root, 'tsconfig.json'), JSON.stringify({ compilerOptions }));
  const dependencies = { '@nestjs/common': '*', typeorm: '*', '@nestjs/typeorm': '*' };
  writeFileSync(join(root, 'package.json'), JSON.stringify({ name: 'synthetic', dependencies }));
  const features = Math.floor(files / perFeature);
  for (let feature = 0; feature < features; feature += 1) writeFeature(root, feature, features);
}

function writeFeature(root: string, feature: number, features: number): void {
  const folder = join(root, folderOf(feature));
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(filesOf(feature, features))) writeFileSync(join(folder, name), text);
}

function folderOf(feature: number): string {
  return `src/area-${Math.floor(feature / perArea)}/feature-${feature}`;
}

/** A feature leans on one of its own area and one of the area before: a project twice as large is twice as much work. */
function filesOf(n: number, features: number): Record<string, string> {
  const area = n - (n % perArea);
  const near = area + ((n + 1 - area) % Math.min(perArea, features - area));
  const far = n < perArea ? n : n - perArea;
  const at = (feature: number, file: string): string =>
    feature === n
      ? `./${file}`
      : feature === near
        ? `@app/${folderOf(feature).slice(4)}/${file}`
        : `../../${folderOf(feature).slice(4)}/${file}`;
  return {
    'order.entity.ts': `import { Column, Entity, Index, ManyToOne, OneToMany, PrimaryGeneratedColumn } from 'typeorm';
import { Order${near} } from '${at(near, 'order.entity')}';
import { Line${n} } from './line.entity';

@Entity('orders_${n}')
@Index(['state', 'createdAt'])
export class Order${n} {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column({ length: 40 }) state: string;
  @Column({ type: 'timestamptz' }) createdAt: Date;
  @Column({ type: 'numeric', nullable: true }) total?: number;
  @ManyToOne(() => Order${near}) previous: Order${near};
  @OneToMany(() => Line${n}, (line) => line.order) lines: Line${n}[];
}
`,
    'line.entity.ts': `import { Column, Entity, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { Order${n} } from './order.entity';

@Entity('lines_${n}')
export class Line${n} {
  @PrimaryGeneratedColumn() id: number;
  @Column() article: string;
  @Column('int') amount: number;
  @ManyToOne(() => Order${n}, (order) => order.lines) order: Order${n};
}
`,
    'create-order.dto.ts': `import { IsArray, IsNumber, IsOptional, IsString } from 'class-validator';

export class CreateOrder${n} {
  @IsString() state: string;
  @IsOptional() @IsNumber() total?: number;
  @IsArray() articles: string[];
}

export interface OrderFilter${n} { state?: string; from?: Date; to?: Date; page: number; size: number }
`,
    'order.service.ts': `import { Injectable, NotFoundException } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { DataSource, Repository } from 'typeorm';
import { OrderService${near} } from '${at(near, 'order.service')}';
import { CreateOrder${n}, OrderFilter${n} } from './create-order.dto';
import { Line${n} } from './line.entity';
import { Order${n} } from './order.entity';
import { priceOf, toCents } from './prices';
import { MailService${far} } from '${at(far, 'mail.service')}';

@Injectable()
export class OrderService${n} {
  private readonly recent = new Map<string, Order${n}>();

  constructor(
    @InjectRepository(Order${n}) private readonly orders: Repository<Order${n}>,
    @InjectRepository(Line${n}) private readonly lines: Repository<Line${n}>,
    private readonly neighbour: OrderService${near},
    private readonly mails: MailService${far},
    private readonly dataSource: DataSource,
  ) {}

  async find(filter: OrderFilter${n}): Promise<Order${n}[]> {
    const { state, page, size } = filter;
    return this.orders.find({ where: { state }, relations: { lines: true }, skip: page * size, take: size });
  }

  async get(id: string): Promise<Order${n}> {
    const known = this.recent.get(id);
    if (known) return known;
    const order = await this.orders.findOne({ where: { id }, relations: ['lines', 'previous'] });
    if (!order) throw new NotFoundException(\`no order \${id}\`);
    this.recent.set(id, order);
    return order;
  }

  async create(given: CreateOrder${n}): Promise<Order${n}> {
    return this.dataSource.transaction(async (manager) => {
      const order = await manager.save(Order${n}, { state: given.state, total: toCents(given.total ?? 0) });
      for (const article of given.articles) {
        await manager.save(Line${n}, { article, amount: 1, order });
      }
      await this.mails.send(order.id, \`order \${order.id}\`);
      return order;
    });
  }

  async total(id: string): Promise<number> {
    const order = await this.get(id);
    const prices = order.lines.map((line) => priceOf(line.article, line.amount));
    const before = order.previous ? await this.neighbour.total(order.previous.id) : 0;
    return prices.reduce((sum, price) => sum + price, before);
  }

  async remove(id: string): Promise<void> {
    await this.lines.delete({ order: { id } });
    await this.orders.delete(id);
    this.recent.delete(id);
  }
}
`,
    'order.controller.ts': `import { Body, Controller, Delete, Get, Param, Post, Query, UseGuards } from '@nestjs/common';
import { CreateOrder${n}, OrderFilter${n} } from './create-order.dto';
import { OrderGuard${n} } from './order.guard';
import { OrderService${n} } from './order.service';

@Controller('orders-${n}')
@UseGuards(OrderGuard${n})
export class OrderController${n} {
  constructor(private readonly orders: OrderService${n}) {}

  @Get() list(@Query() filter: OrderFilter${n}) { return this.orders.find(filter); }
  @Get(':id') one(@Param('id') id: string) { return this.orders.get(id); }
  @Get(':id/total') total(@Param('id') id: string) { return this.orders.total(id); }
  @Post() create(@Body() given: CreateOrder${n}) { return this.orders.create(given); }
  @Delete(':id') remove(@Param('id') id: string) { return this.orders.remove(id); }
}
`,
    'order.guard.ts': `import { CanActivate, ExecutionContext, Injectable } from '@nestjs/common';

@Injectable()
export class OrderGuard${n} implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest();
    return request.headers['x-role'] === process.env.ORDER_ROLE_${n % 50};
  }
}
`,
    'prices.ts': `const rates: Record<string, number> = { a: 3, b: 5, c: 8 };

export function priceOf(article: string, amount: number): number {
  const rate = rates[article[0]] ?? 1;
  let sum = 0;
  for (let index = 0; index < amount; index++) sum += rate * discount(index);
  return toCents(sum);
}

export const toCents = (value: number): number => Math.round(value * 100);

function discount(index: number): number {
  return index > 10 ? 0.9 : 1;
}
`,
    'mail.service.ts': `import { Injectable } from '@nestjs/common';
import { Cron } from '@nestjs/schedule';

@Injectable()
export class MailService${n} {
  private waiting: { to: string; text: string }[] = [];

  async send(to: string, text: string): Promise<void> {
    this.waiting.push({ to, text });
  }

  @Cron('*/5 * * * *')
  async flush(): Promise<void> {
    const batch = this.waiting.splice(0, 100);
    await Promise.all(batch.map(async ({ to, text }) => this.deliver(to, text)));
  }

  private async deliver(to: string, text: string): Promise<void> {
    await fetch(\`https://mail.example/\${to}\`, { method: 'POST', body: text });
  }
}
`,
    'feature.module.ts': `import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { FeatureModule${near} } from '${at(near, 'feature.module')}';
import { Line${n} } from './line.entity';
import { MailService${n} } from './mail.service';
import { OrderController${n} } from './order.controller';
import { Order${n} } from './order.entity';
import { OrderService${n} } from './order.service';

@Module({
  imports: [TypeOrmModule.forFeature([Order${n}, Line${n}])${near > n ? `, FeatureModule${near}` : ''}],
  controllers: [OrderController${n}],
  providers: [OrderService${n}, MailService${n}],
  exports: [OrderService${n}, MailService${n}],
})
export class FeatureModule${n} {}
`,
    'order.service.spec.ts': `import { OrderService${n} } from './order.service';
import { priceOf } from './prices';

describe('orders ${n}', () => {
  it('adds prices up', () => {
    expect(priceOf('a', 2)).toBe(600);
  });
  it('is made', () => {
    const service = new OrderService${n}(null as never, null as never, null as never, null as never, null as never);
    expect(service).toBeDefined();
  });
});
`,
  };
}
