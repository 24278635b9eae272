/** The same look-up in every data layer: without an index, and with one. */
import type { Sources } from '../find-in';

export interface LayerCell {
  readonly layer: string;
  /** The sources; the index is there or not. */
  readonly sources: (indexed: boolean) => Sources;
  /** What the rules say without the index: `rule severity subject`. */
  readonly finds: readonly string[];
}

const app = `import express from 'express'; import { list, add } from './photos'; const app = express();
app.get('/photos/:owner', async (q, r) => r.json(await list(q.params.owner))); app.post('/photos', async (q, r) => r.json(await add(q.body)));`;
const missing = 'missing-index high photos.owner_id';
const unbounded = 'unbounded-read low photos';

export const layers: readonly LayerCell[] = [
  cell(
    'typeorm',
    (indexed) => `import { Column, DataSource, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
    @Entity('photos') ${indexed ? `@Index(['owner_id'])` : ''} export class Photo { @PrimaryGeneratedColumn() id: number; @Column() owner_id: string; }
    const rows = new DataSource({}).getRepository(Photo);
    export const list = (owner: string) => rows.find({ where: { owner_id: owner } }); export const add = (photo: object) => rows.insert(photo);`,
  ),
  {
    layer: 'prisma',
    finds: [missing, unbounded],
    sources: (indexed) => ({
      'prisma/schema.prisma': `model Photo {\n  id Int @id\n  owner_id String\n  ${indexed ? '@@index([owner_id])' : ''}\n  @@map("photos")\n}\n`,
      'src/app.ts': app,
      'src/photos.ts': `import { PrismaClient } from '@prisma/client'; const prisma = new PrismaClient();
        export const list = (owner: string) => prisma.photo.findMany({ where: { owner_id: owner } }); export const add = (data: any) => prisma.photo.create({ data });`,
    }),
  },
  cell(
    'sequelize',
    (indexed) => `import { DataTypes, Model, Sequelize } from 'sequelize'; const sequelize = new Sequelize('');
    export class Photo extends Model {} Photo.init({ id: { type: DataTypes.INTEGER, primaryKey: true }, owner_id: DataTypes.STRING }, { sequelize, tableName: 'photos' ${indexed ? `, indexes: [{ fields: ['owner_id'] }]` : ''} });
    export const list = (owner: string) => Photo.findAll({ where: { owner_id: owner } }); export const add = (photo: any) => Photo.create(photo);`,
  ),
  cell(
    'mongoose',
    (
      indexed,
    ) => `import { model, Schema } from 'mongoose'; const schema = new Schema({ owner_id: String }); ${indexed ? 'schema.index({ owner_id: 1 });' : ''}
    const Photo = model('Photo', schema, 'photos');
    export const list = (owner: string) => Photo.find({ owner_id: owner }); export const add = (photo: any) => Photo.create(photo);`,
  ),
  cell(
    'drizzle',
    (
      indexed,
    ) => `import { drizzle } from 'drizzle-orm/node-postgres'; import { eq } from 'drizzle-orm'; import { index, integer, pgTable, text } from 'drizzle-orm/pg-core';
    export const photos = pgTable('photos', { id: integer('id').primaryKey(), owner_id: text('owner_id') }${indexed ? `, (table) => [index('by_owner').on(table.owner_id)]` : ''}); const db = drizzle('');
    export const list = (owner: string) => db.select().from(photos).where(eq(photos.owner_id, owner)); export const add = (photo: any) => db.insert(photos).values(photo);`,
  ),
  {
    layer: 'knex',
    // The facts show the call that names the table, `db('photos')`, and not that it inserts: growth is only likely.
    finds: ['missing-index medium photos.owner_id'],
    sources: (indexed) => ({
      'src/app.ts': app,
      'src/migrations/1.ts': `import type { Knex } from 'knex'; export async function up(knex: Knex) { await knex.schema.createTable('photos', (table) => { table.increments('id'); table.string('owner_id'); ${indexed ? `table.index(['owner_id']);` : ''} }); }`,
      'src/photos.ts': `import knex from 'knex'; const db = knex({});
        export const list = (owner: string) => db('photos').where({ owner_id: owner }); export const add = (photo: any) => db('photos').insert(photo);`,
    }),
  },
  {
    ...cell('mikro-orm', () => ''),
    sources: (indexed) => ({
      'src/app.ts': app,
      'src/photos.ts': `import { Entity, EntityManager, Index, PrimaryKey, Property } from '@mikro-orm/core';
        @Entity({ tableName: 'photos' }) ${indexed ? `@Index({ properties: ['owner_id'] })` : ''} export class Photo { @PrimaryKey() id!: number; @Property({ fieldName: 'owner_id' }) owner_id!: string; }
        declare const em: EntityManager;
        export const list = (owner: string) => em.find(Photo, { owner_id: owner }); export const add = (photo: any) => em.insert(Photo, photo);`,
    }),
  },
  {
    layer: 'sql',
    finds: [missing, unbounded],
    sources: (indexed) => ({
      'migrations/1.sql': `CREATE TABLE photos (id integer PRIMARY KEY, owner_id text NOT NULL); ${indexed ? 'CREATE INDEX by_owner ON photos (owner_id);' : ''}`,
      'src/app.ts': app,
      'src/photos.ts': `import { Pool } from 'pg'; const pool = new Pool();
        export const list = (owner: string) => pool.query('SELECT * FROM photos WHERE owner_id = $1', [owner]); export const add = (photo: any) => pool.query('INSERT INTO photos (owner_id) VALUES ($1)', [photo.owner]);`,
    }),
  },
];

function cell(layer: string, photos: (indexed: boolean) => string): LayerCell {
  return {
    layer,
    finds: [missing, unbounded],
    sources: (indexed) => ({ 'src/app.ts': app, 'src/photos.ts': photos(indexed) }),
  };
}
