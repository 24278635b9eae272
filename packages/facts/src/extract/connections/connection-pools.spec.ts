/** Pools of every library, and where their size is written. */
import { factsOf, tsconfig } from '../../project.fixture';

async function pools(source: string, env = ''): Promise<string[]> {
  const { connectionPools = [] } = await factsOf({ 'tsconfig.json': tsconfig(), 'a.ts': source, 'env.ts': env });
  return connectionPools.map(({ layer, server, size, line }) => {
    const at = size && `${size.file}:${size.line}`;
    return [line, layer, server, size?.variable, size?.connections, at].filter((part) => part !== undefined).join(' ');
  });
}

test.each([
  [`import { Pool } from 'pg'; new Pool({ max: 20 });`, '1 pg postgres 20 a.ts:1'],
  [`import pg from 'pg'; new pg.Pool();`, '1 pg postgres'],
  [
    `import { DataSource } from 'typeorm'; new DataSource({ type: 'mysql', poolSize: 30 });`,
    '1 typeorm mysql 30 a.ts:1',
  ],
  [
    `import { DataSource } from 'typeorm'; new DataSource({ type: 'postgres', extra: { max: 7 } });`,
    '1 typeorm postgres 7 a.ts:1',
  ],
  [
    `import { Sequelize } from 'sequelize'; new Sequelize('postgres://h/d', { pool: { max: 8 } });`,
    '1 sequelize postgres 8 a.ts:1',
  ],
  [`import knex from 'knex'; knex({ client: 'pg', pool: { min: 1, max: 9 } });`, '1 knex postgres 9 a.ts:1'],
  [`import mysql from 'mysql2/promise'; mysql.createPool({ connectionLimit: 12 });`, '1 mysql2 mysql 12 a.ts:1'],
  [
    `import mongoose from 'mongoose'; mongoose.connect('mongodb://h', { maxPoolSize: 5 });`,
    '1 mongoose mongodb 5 a.ts:1',
  ],
  [`import { MikroORM } from '@mikro-orm/postgresql'; MikroORM.init({ pool: { max: 3 } });`, '1 mikroorm 3 a.ts:1'],
  [
    `import { PrismaClient } from '@prisma/client'; new PrismaClient({ datasources: { db: { url: 'postgresql://h/d?connection_limit=4' } } });`,
    '1 prisma 4 a.ts:1',
  ],
  [`import { PrismaClient } from '@prisma/client';\nexport class Db extends PrismaClient {}`, '2 prisma'],
  [`import { Pool } from 'pg'; new Pool({ max: Number(process.env.POOL ?? 15) });`, '1 pg postgres POOL 15 a.ts:1'],
  [
    `import { Pool } from 'pg'; const size = parseInt(process.env.POOL || '6', 10); new Pool({ max: size });`,
    '1 pg postgres POOL 6 a.ts:1',
  ],
  [`import { Pool } from 'pg'; export const make = (all: object) => new Pool({ ...all });`, '1 pg postgres a.ts:1'],
  [
    `import knex from 'knex'; export const make = (c: any) => knex({ client: 'pg', pool: c.pool });`,
    '1 knex postgres a.ts:1',
  ],
  [`import { Pool } from 'pg'; new Pool({ max: process.env.POOL });`, '1 pg postgres POOL a.ts:1'],
])('%s', async (source, expected) => {
  expect(await pools(source)).toEqual([expected]);
});

test('a size from the configuration is that of its default, where the default stands', async () => {
  const module = (
    get: string,
  ) => `import { TypeOrmModule } from '@nestjs/typeorm'; import { ConfigService } from '@nestjs/config'; import { Environment } from './env';
    export const db = TypeOrmModule.forRootAsync({ useFactory: (config: ConfigService<Environment, true>) => ({
      type: 'postgres' as const, poolSize: ${get} }) });`;
  const env = `export class Environment {\n  HOST: string = 'h';\n  POOL: number = 11;\n}`;
  expect(await pools(module(`config.get('POOL', { infer: true })`), env)).toEqual([
    '2 typeorm postgres POOL 11 env.ts:3',
  ]);
  expect(await pools(module(`config.get('POOL', 4)`), env)).toEqual(['2 typeorm postgres POOL 4 a.ts:3']);
});

test('clients, calls on pools and things that are only called alike are no pools', async () => {
  expect(
    await pools(`import { Client, Pool } from 'pg'; class DataSource {} new Client(); new DataSource();
      export async function f(pool: Pool) { await pool.connect(); } export type P = Pool;`),
  ).toEqual([]);
});
