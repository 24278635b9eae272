/** A small shop of several frameworks, to be edited by specs. */
import { tsconfig, type Tree } from '../project.fixture';

const things = ['Order', 'Item', 'Customer', 'Invoice'];

/** Nest with TypeORM, and a few Express routers beside it. */
export function shop(): Tree {
  return {
    'tsconfig.json': tsconfig({ paths: { '@lib/*': ['./lib/*'] } }),
    'package.json': JSON.stringify({ name: 'shop', dependencies: { express: '4', typeorm: '0.3' } }),
    lib: {
      'index.ts': `export * from './money'; export * from './base.entity';`,
      'money.ts': `export const PREFIX = 'shop';\nexport class Money { add(x: Money) { return x; } }\nexport function parse(text: string): Money { return new Money(); }\n`,
      'base.entity.ts': `import { PrimaryGeneratedColumn } from 'typeorm';\nexport abstract class BaseEntity {\n  @PrimaryGeneratedColumn() id: number;\n}\n`,
    },
    src: {
      'main.ts': `import { NestFactory } from '@nestjs/core';\nimport { AppModule } from './app.module';\nasync function start() {\n  const app = await NestFactory.create(AppModule);\n  app.setGlobalPrefix('api');\n}\nvoid start();\n`,
      'app.module.ts': `import { Module } from '@nestjs/common';\n${things.map((name) => `import { ${name}Module } from './${name}/module';`).join('\n')}\n@Module({ imports: [${things.map((name) => `${name}Module`).join(', ')}] })\nexport class AppModule {}\n`,
      ...Object.fromEntries(
        things.map((name, index) => [name, feature(name, things[(index + 1) % things.length] ?? name)]),
      ),
    },
    web: {
      'server.ts': `import express from 'express';\nimport { pages } from './pages';\nconst app = express();\napp.use('/web', pages);\n`,
      'pages.ts': `import { Router } from 'express';\nimport { parse } from '@lib/money';\nexport const pages = Router();\npages.get('/start', (request, response) => {\n  parse('1');\n});\n`,
    },
  };
}

function feature(name: string, other: string): Tree {
  return {
    'module.ts': `import { Module } from '@nestjs/common';\nimport { ${name}Service } from './service';\nimport { ${name}Controller } from './controller';\n@Module({ providers: [${name}Service], controllers: [${name}Controller] })\nexport class ${name}Module {}\n`,
    'controller.ts': `import { Body, Controller, Get, Post } from '@nestjs/common'; import { Create${name} } from './create.dto';\nimport { ${name}Service } from './service';\n@Controller('${name}')\nexport class ${name}Controller {\n  constructor(private readonly service: ${name}Service) {}\n  @Get(':id')\n  find() {\n    return this.service.find();\n  }\n  @Post()\n  create(@Body() dto: Create${name}) {\n    return this.service.create();\n  }\n}\n`,
    'create.dto.ts': `import { Named } from './named';\nexport class Create${name} extends Named {\n  price: number;\n}\n`,
    'named.ts': `export class Named {\n  label: string;\n}\n`,
    'service.ts': `import { Injectable } from '@nestjs/common';\nimport { InjectRepository } from '@nestjs/typeorm';\nimport { Repository } from 'typeorm';\nimport { Money } from '@lib/index';\nimport { ${name} } from './entity';\nimport { ${other}Service } from '../${other}/service';\n@Injectable()\nexport class ${name}Service {\n  private readonly seen = new Map<string, Money>();\n  constructor(@InjectRepository(${name}) private readonly rows: Repository<${name}>, private readonly other: ${other}Service) {}\n  async find() {\n    this.seen.set('a', new Money());\n    return this.rows.find();\n  }\n  async create() {\n    return this.rows.manager.transaction(async (manager) => {\n      await manager.save(${name}, {});\n      await this.other.create();\n    });\n  }\n}\n`,
    'status.entity.ts': `import { Column, Entity, PrimaryColumn } from 'typeorm';\n@Entity()\nexport class ${name}Status {\n  @PrimaryColumn() code: string;\n  @Column() label: string;\n}\n`,
    'entity.ts': `import { Column, Entity } from 'typeorm';\nimport { BaseEntity } from '@lib/base.entity';\n@Entity('${name.toLowerCase()}s')\nexport class ${name} extends BaseEntity {\n  @Column() name: string;\n}\n`,
  };
}
