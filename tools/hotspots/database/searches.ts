/** The same search in every data layer: a text anywhere in a column, without an index that serves it and with one; and what is no search. */
import type { Sources } from '../find-in';

export interface SearchCell {
  readonly name: string;
  readonly sources: Sources;
  /** Fixes of `missing-index`: `subject: sketch`. */
  readonly finds: readonly string[];
}

const app = `import express from 'express'; import { list, add } from './photos'; const app = express();
app.get('/photos', async (q, r) => r.json(await list(q.query.q))); app.post('/photos', async (q, r) => r.json(await add(q.body)));`;
const trigram =
  'photos.title: CREATE INDEX CONCURRENTLY photos_title_trgm_idx ON photos USING gin (title gin_trgm_ops);';

const sqlIndex = 'CREATE INDEX CONCURRENTLY photos_title_idx ON photos (title);';
const ordinary: ReadonlyMap<string, string> = new Map([
  ['prisma', '@@index([title])'],
  ['sequelize', "indexes: [{ fields: ['title'] }]"],
  ['mongoose', 'PhotoSchema.index({ title: 1 })'],
  ['drizzle', "index('photos_title_idx').on(table.title)"],
  ['mikro-orm', "@Index({ properties: ['title'] }) // on Photo"],
]);

/** What a layer says, with a hole for the condition and one for an index. */
interface Layer {
  readonly name: string;
  readonly sources: (condition: string, index: string) => Sources;
  /** The text may stand anywhere. */
  readonly search: string;
  /** The column is compared as a whole. */
  readonly whole: string;
  /** An index that serves the search. */
  readonly index: string;
  readonly finds: string;
}

const photos = (text: string): Sources => ({ 'src/app.ts': app, 'src/photos.ts': text });

const layers: readonly Layer[] = [
  {
    name: 'typeorm',
    sources: (where, index) =>
      photos(`import { Column, DataSource, Entity, ILike, Index, PrimaryGeneratedColumn } from 'typeorm';
      @Entity('photos') ${index} export class Photo { @PrimaryGeneratedColumn() id: number; @Column() title: string; }
      const rows = new DataSource({}).getRepository(Photo);
      export const list = (q: string) => rows.find({ where: { title: ${where} }, take: 20 }); export const add = (photo: object) => rows.insert(photo);`),
    ...{ search: 'ILike(`%${q}%`)', whole: 'q', index: "@Index(['title'], { fulltext: true })", finds: trigram },
  },
  {
    name: 'typeorm, query builder',
    sources: (where, index) =>
      photos(`import { Column, DataSource, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
      @Entity('photos') ${index} export class Photo { @PrimaryGeneratedColumn() id: number; @Column() title: string; }
      const rows = new DataSource({}).getRepository(Photo);
      export const list = (q: string) => rows.createQueryBuilder('p').where(${where}).take(20).getMany(); export const add = (photo: object) => rows.insert(photo);`),
    search: "'LOWER(p.title) LIKE LOWER(:q)', { q: `%${q}%` }",
    whole: "'p.title = :q', { q }",
    ...{ index: "@Index(['title'], { fulltext: true })", finds: trigram },
  },
  {
    name: 'prisma',
    sources: (where, index) => ({
      'prisma/schema.prisma': `model Photo {\n  id Int @id\n  title String\n  ${index}\n  @@map("photos")\n}\n`,
      ...photos(`import { PrismaClient } from '@prisma/client'; const prisma = new PrismaClient();
      export const list = (q: string) => prisma.photo.findMany({ where: { title: ${where} }, take: 20 }); export const add = (data: any) => prisma.photo.create({ data });`),
    }),
    ...{ search: "{ contains: q, mode: 'insensitive' }", whole: '{ equals: q }' },
    index: '@@index([title(ops: raw("gin_trgm_ops"))], type: Gin)',
    finds: 'photos.title: @@index([title(ops: raw("gin_trgm_ops"))], type: Gin)',
  },
  {
    name: 'sequelize',
    sources: (where, index) =>
      photos(`import { DataTypes, Model, Op, Sequelize } from 'sequelize'; const sequelize = new Sequelize('');
      export class Photo extends Model {} Photo.init({ id: { type: DataTypes.INTEGER, primaryKey: true }, title: DataTypes.STRING }, { sequelize, tableName: 'photos' ${index} });
      export const list = (q: string) => Photo.findAll({ where: { title: ${where} }, limit: 20 }); export const add = (photo: any) => Photo.create(photo);`),
    ...{ search: '{ [Op.iLike]: `%${q}%` }', whole: '{ [Op.eq]: q }' },
    index: ", indexes: [{ fields: [{ name: 'title', operator: 'gin_trgm_ops' }], using: 'gin' }]",
    finds: 'photos.title: CREATE INDEX CONCURRENTLY photos_title_trgm_idx ON photos USING gin (title gin_trgm_ops);',
  },
  {
    name: 'mongoose',
    sources: (where, index) =>
      photos(`import { model, Schema } from 'mongoose'; const schema = new Schema({ title: String }); ${index}
      const Photo = model('Photo', schema, 'photos');
      export const list = (q: string) => Photo.find({ title: ${where} }).limit(20); export const add = (photo: any) => Photo.create(photo);`),
    ...{ search: "{ $regex: q, $options: 'i' }", whole: 'q', index: "schema.index({ title: 'text' });" },
    finds: "photos.title: PhotoSchema.index({ title: 'text' }); find({ $text: { $search: words } })",
  },
  {
    name: 'drizzle',
    sources: (where, index) =>
      photos(`import { drizzle } from 'drizzle-orm/node-postgres'; import { eq, ilike } from 'drizzle-orm'; import { index, integer, pgTable, text } from 'drizzle-orm/pg-core';
      export const photos = pgTable('photos', { id: integer('id').primaryKey(), title: text('title') }${index}); const db = drizzle('');
      export const list = (q: string) => db.select().from(photos).where(${where}).limit(20); export const add = (photo: any) => db.insert(photos).values(photo);`),
    ...{ search: 'ilike(photos.title, `%${q}%`)', whole: 'eq(photos.title, q)' },
    index: ", (t) => [index('search').using('gin', t.title.op('gin_trgm_ops'))]",
    finds: "photos.title: index('photos_title_trgm_idx').using('gin', table.title.op('gin_trgm_ops'))",
  },
  {
    name: 'mikro-orm',
    sources: (where, index) =>
      photos(`import { Entity, EntityManager, Index, PrimaryKey, Property } from '@mikro-orm/core';
      @Entity({ tableName: 'photos' }) ${index} export class Photo { @PrimaryKey() id!: number; @Property() title!: string; }
      declare const em: EntityManager;
      export const list = (q: string) => em.find(Photo, { title: ${where} }, { limit: 20 }); export const add = (photo: any) => em.insert(Photo, photo);`),
    ...{ search: '{ $ilike: `%${q}%` }', whole: 'q', finds: trigram },
    index: "@Index({ properties: ['title'], type: 'fulltext' })",
  },
  {
    name: 'knex',
    sources: (where, index) => ({
      'migrations/1.sql': `CREATE TABLE photos (id integer PRIMARY KEY, title text NOT NULL); ${index}`,
      ...photos(`import knex from 'knex'; const db = knex({});
      export const list = (q: string) => db('photos').where(${where}).limit(20); export const add = (photo: any) => db('photos').insert(photo);`),
    }),
    ...{ search: "'title', 'ilike', `%${q}%`", whole: "'title', q", finds: trigram },
    index: 'CREATE INDEX search ON photos USING gin (title gin_trgm_ops);',
  },
  {
    name: 'sql',
    sources: (where, index) => ({
      'migrations/1.sql': `CREATE TABLE photos (id integer PRIMARY KEY, title text NOT NULL, owner_id integer); ${index}`,
      ...photos(`import { Pool } from 'pg'; const pool = new Pool();
      export const list = (q: string) => pool.query('SELECT * FROM photos p JOIN users u ON u.id = p.owner_id WHERE ${where} LIMIT 20', [\`%\${q}%\`]); export const add = (photo: any) => pool.query('INSERT INTO photos (title) VALUES ($1)', [photo.title]);`),
    }),
    ...{ search: 'p.title ILIKE $1', whole: 'u.name = $1 AND p.title ILIKE $1', finds: trigram },
    index: 'CREATE INDEX search ON photos USING gin (title gin_trgm_ops);',
  },
];

export const searchCells: readonly SearchCell[] = layers.flatMap(({ name, sources, search, whole, index, finds }) => [
  { name: `${name}: searched without an index`, sources: sources(search, ''), finds: [finds] },
  { name: `${name}: searched with an index that serves it`, sources: sources(search, index), finds: [] },
  {
    name: `${name}: compared as a whole, where only an index for searches is`,
    sources: sources(whole, index),
    // A joined table that is chosen by a whole value leads to the rows.
    finds: name === 'sql' ? [] : [`photos.title: ${ordinary.get(name) ?? sqlIndex}`],
  },
]);
