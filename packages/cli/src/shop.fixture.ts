/** A NestJS shop with two contexts, small enough to read in a test. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const files: Readonly<Record<string, string>> = {
  'package.json': '{ "name": "shop" }',
  'tsconfig.json': '{ "compilerOptions": { "experimentalDecorators": true } }',
  'src/main.ts': `import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module';
async function start() {
  const app = await NestFactory.create(AppModule);
  app.setGlobalPrefix('api');
  await app.listen(3000);
}
void start();
`,
  'src/app.module.ts': `import { Module } from '@nestjs/common';
import { OrdersModule } from './orders/orders.module';
import { PicturesModule } from './pictures/pictures.module';
@Module({ imports: [OrdersModule, PicturesModule] })
export class AppModule {}
`,
  ...feature(
    'orders',
    'Order',
    "import { PicturesService } from '../pictures/pictures.service';",
    'private readonly pictures: PicturesService',
    'return this.pictures.list();',
  ),
  ...feature('pictures', 'Picture', '', '', 'return this.rows.find();'),
};

/** Writes the shop into a new folder. @returns the folder */
export function layShop(extra: Readonly<Record<string, string>> = {}): string {
  const root = mkdtempSync(join(tmpdir(), 'shop-'));
  for (const [file, text] of Object.entries({ ...files, ...extra })) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  return root;
}

function feature(
  name: string,
  entity: string,
  imports: string,
  injected: string,
  body: string,
): Record<string, string> {
  const Name = name[0]?.toUpperCase() + name.slice(1);
  const folder = `src/${name}`;
  return {
    [`${folder}/${name}.entity.ts`]: `import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
@Entity('${name}')
export class ${entity} {
  @PrimaryGeneratedColumn() id: number;
  @Column() title: string;
}
`,
    [`${folder}/${name}.service.ts`]: `import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { ${entity} } from './${name}.entity';
${imports}
@Injectable()
export class ${Name}Service {
  constructor(@InjectRepository(${entity}) private readonly rows: Repository<${entity}>${injected && `, ${injected}`}) {}
  list() { ${body} }
  add(title: string) { return this.rows.save({ title }); }
}
`,
    [`${folder}/${name}.controller.ts`]: `import { Controller, Get, Post } from '@nestjs/common';
import { ${Name}Service } from './${name}.service';
@Controller('${name}')
export class ${Name}Controller {
  constructor(private readonly service: ${Name}Service) {}
  @Get() list() { return this.service.list(); }
  @Post() add() { return this.service.add('new'); }
}
`,
    [`${folder}/${name}.module.ts`]: `import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ${Name}Controller } from './${name}.controller';
import { ${entity} } from './${name}.entity';
import { ${Name}Service } from './${name}.service';
@Module({ imports: [TypeOrmModule.forFeature([${entity}])], controllers: [${Name}Controller], providers: [${Name}Service], exports: [${Name}Service] })
export class ${Name}Module {}
`,
  };
}
