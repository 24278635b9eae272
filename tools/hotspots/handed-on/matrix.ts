/**
 * What runs without being called by its name: hooks of data layers, presenters, listeners and handlers of buses. Each in a
 * repetition, where its query is asked as often, and once, where it is not.
 */
import type { Sources } from '../find-in';

export interface HandedCell {
  readonly name: string;
  /** @param many whether a list is gone over */
  readonly sources: (many: boolean) => Sources;
  /** `severity subject` of the finding; there is none for one element. */
  readonly finds: string;
}

const app = (
  call: string,
): string => `import express from 'express'; import { work } from './work'; const app = express();
app.get('/photos', async (request, response) => { response.json(await work(${call})); });`;
const each = (many: boolean, call: string): string =>
  many ? `for (const item of items) { await ${call}; }` : `const [item] = items; await ${call};`;
/** The list is read, so that its length is that of the data. */
const work = (many: boolean, call: string, items = 'await load()'): string =>
  `export async function work() { const items = ${items}; ${each(many, call)} return items.length; }`;
const file = (text: string): Sources => ({ 'src/app.ts': app(''), 'src/work.ts': text });

const typeormEntities = `import { AfterInsert, Column, DataSource, Entity, EventSubscriber, EntitySubscriberInterface, InsertEvent, PrimaryGeneratedColumn } from 'typeorm';
@Entity() export class Note { @PrimaryGeneratedColumn() id: number; @Column() text: string; }
@Entity() export class Log { @PrimaryGeneratedColumn() id: number; @Column() photo: number; }`;
const typeormPhoto = (inside = ''): string =>
  `@Entity() export class Photo { @PrimaryGeneratedColumn() id: number; @Column() title: string; ${inside} }
const source = new DataSource({}); const load = () => source.getRepository(Note).find();`;
const typeormWork = (many: boolean): string => work(many, `source.getRepository(Photo).insert({ title: item.text })`);
const mongo = `import { model, Schema } from 'mongoose'; const Note = model('Note', new Schema({ text: String })); const Log = model('Log', new Schema({ photo: String }));
const load = () => Note.find(); const schema = new Schema({ title: String });`;
const sequelize = `import { DataTypes, Model, Sequelize } from 'sequelize'; const sequelize = new Sequelize('');
export class Note extends Model {} Note.init({ text: DataTypes.STRING }, { sequelize }); export class Log extends Model {} Log.init({ photo: DataTypes.STRING }, { sequelize });
const load = () => Note.findAll(); export class Photo extends Model {}`;
const sequelizeWork = (many: boolean): string => work(many, 'Photo.create({ title: item.text })');
const prismaSchema =
  'model Note {\n  id Int @id\n  text String\n}\nmodel Photo {\n  id Int @id\n  title String\n}\nmodel Log {\n  id Int @id\n  photo String\n}\n';

const events = `import { DataSource, Entity, PrimaryGeneratedColumn, Column } from 'typeorm';
@Entity() export class Note { @PrimaryGeneratedColumn() id: number; } @Entity() export class Log { @PrimaryGeneratedColumn() id: number; @Column() photo: number; }
const source = new DataSource({}); const load = () => source.getRepository(Note).find(); export const log = (photo: number) => source.getRepository(Log).findOneBy({ photo });`;
const nest = (imports: string, service: string, handler: string): Sources => ({
  'src/data.ts': events.replace('const load', 'export const load'),
  'src/work.ts': `import { Controller, Get, Injectable } from '@nestjs/common'; ${imports} import { load, log } from './data';
${handler}
@Controller('photos') export class Work { ${service} }`,
});

export const handedCells: readonly HandedCell[] = [
  {
    name: 'typeorm, a subscriber of one entity',
    finds: 'high Log',
    sources: (many) =>
      file(`${typeormEntities} ${typeormPhoto()}
@EventSubscriber() export class Index implements EntitySubscriberInterface<Photo> { listenTo() { return Photo; }
  async afterInsert({ entity, manager }: InsertEvent<Photo>) { await manager.insert(Log, { photo: entity.id }); } }
${typeormWork(many)}`),
  },
  {
    name: 'typeorm, a listener of the entity itself',
    finds: 'high Log',
    sources: (many) =>
      file(`${typeormEntities} ${typeormPhoto('@AfterInsert() async index() { await source.getRepository(Log).insert({ photo: this.id }); }')}
${typeormWork(many)}`),
  },
  {
    name: 'sequelize, addHook',
    finds: 'high Log',
    sources: (many) =>
      file(`${sequelize} Photo.init({ title: DataTypes.STRING }, { sequelize });
Photo.addHook('afterCreate', async (photo) => { await Log.create({ photo: photo.title }); }); ${sequelizeWork(many)}`),
  },
  {
    name: 'sequelize, hooks of the options',
    finds: 'high Log',
    sources: (many) =>
      file(`${sequelize} Photo.init({ title: DataTypes.STRING }, { sequelize, hooks: { afterCreate: async (photo) => { await Log.create({ photo: photo.title }); } } });
${sequelizeWork(many)}`),
  },
  {
    name: 'sequelize, a function by its name',
    finds: 'high Log',
    sources: (many) =>
      file(`${sequelize} Photo.init({ title: DataTypes.STRING }, { sequelize });
async function index(photo: Photo) { await Log.create({ photo: photo.id }); } Photo.afterCreate(index); ${sequelizeWork(many)}`),
  },
  {
    name: 'mongoose, middleware of documents',
    finds: 'high Log',
    sources: (many) =>
      file(`${mongo} schema.pre('save', async function () { await Log.create({ photo: this.id }); }); const Photo = model('Photo', schema);
${work(many, 'Photo.create({ title: item.text })')}`),
  },
  {
    name: 'mongoose, middleware of queries',
    // What the query and its hook ask is one finding, under the nearer table.
    finds: 'high Photo',
    sources: (many) =>
      file(`${mongo} schema.post('findOne', async function () { await Log.findOne({ photo: 1 }); }); const Photo = model('Photo', schema);
export const one = (id: string) => Photo.findOne({ title: id }); ${work(many, 'one(item.text)')}`),
  },
  {
    name: 'prisma, an extension of one operation',
    finds: 'high Log',
    sources: (many) => ({
      'prisma/schema.prisma': prismaSchema,
      ...file(`import { PrismaClient } from '@prisma/client'; const bare = new PrismaClient();
const prisma = bare.$extends({ query: { photo: { async create({ args, query }) { await bare.log.create({ data: { photo: 'x' } }); return query(args); } } } });
const load = () => bare.note.findMany(); ${work(many, 'prisma.photo.create({ data: { title: item.text } })')}`),
    }),
  },
  {
    name: 'mikro-orm, a subscriber',
    finds: 'high Log',
    sources: (many) =>
      file(`import { Entity, EntityManager, EventArgs, EventSubscriber, PrimaryKey, Property } from '@mikro-orm/core';
@Entity() export class Note { @PrimaryKey() id!: number; @Property() text!: string; } @Entity() export class Log { @PrimaryKey() id!: number; @Property() photo!: number; }
@Entity() export class Photo { @PrimaryKey() id!: number; @Property() title!: string; } declare const em: EntityManager; const load = () => em.find(Note, {});
export class Index implements EventSubscriber<Photo> { getSubscribedEntities() { return [Photo]; } async afterCreate({ entity, em: own }: EventArgs<Photo>) { await em.insert(Log, { photo: entity.id }); } }
${work(many, 'em.insert(Photo, { title: item.text })')}`),
  },
  {
    name: 'nest, an event to its listener',
    finds: 'medium Log',
    sources: (many) =>
      nest(
        `import { EventEmitter2, OnEvent } from '@nestjs/event-emitter';`,
        `constructor(private readonly events: EventEmitter2) {} @Get() async list() { const items = await load(); ${each(many, `this.events.emit('photo.seen', item.id)`).replaceAll('await this', 'this')} }`,
        `@Injectable() export class Seen { @OnEvent('photo.seen') async note(id: number) { await log(id); } }`,
      ),
  },
  {
    name: 'nest, an event that is waited for',
    finds: 'high Log',
    sources: (many) =>
      nest(
        `import { EventEmitter2, OnEvent } from '@nestjs/event-emitter';`,
        `constructor(private readonly events: EventEmitter2) {} @Get() async list() { const items = await load(); ${each(many, `this.events.emitAsync('photo.seen', item.id)`)} }`,
        `@Injectable() export class Seen { @OnEvent('photo.seen') async note(id: number) { await log(id); } }`,
      ),
  },
  {
    name: 'nest, a query to its handler',
    finds: 'high Log',
    sources: (many) =>
      nest(
        `import { IQueryHandler, QueryBus, QueryHandler } from '@nestjs/cqrs';`,
        `constructor(private readonly queries: QueryBus) {} @Get() async list() { const items = await load(); ${each(many, 'this.queries.execute(new FindLog(item.id))')} }`,
        `export class FindLog { constructor(readonly photo: number) {} } @QueryHandler(FindLog) export class FindLogHandler implements IQueryHandler<FindLog> { async execute(query: FindLog) { return log(query.photo); } }`,
      ),
  },
  {
    name: 'nest, a command to its handler, two calls away',
    finds: 'high Log',
    sources: (many) =>
      nest(
        `import { CommandBus, CommandHandler } from '@nestjs/cqrs';`,
        `constructor(private readonly commands: CommandBus) {} @Get() async list() { const items = await load(); ${each(many, 'this.show(item.id)')} } private async show(id: number) { return this.commands.execute(new Show(id)); }`,
        `export class Show { constructor(readonly photo: number) {} } @CommandHandler(Show) export class ShowHandler { async execute(command: Show) { return this.find(command.photo); } private find(photo: number) { return log(photo); } }`,
      ),
  },
  {
    name: 'nest, an event of CQRS to its handler',
    finds: 'medium Log',
    sources: (many) =>
      nest(
        `import { EventBus, EventsHandler } from '@nestjs/cqrs';`,
        `constructor(private readonly bus: EventBus) {} @Get() async list() { const items = await load(); ${each(many, 'this.bus.publish(new Seen(item.id))').replaceAll('await this', 'this')} }`,
        `export class Seen { constructor(readonly photo: number) {} } @EventsHandler(Seen) export class SeenHandler { async handle(event: Seen) { await log(event.photo); } }`,
      ),
  },
  {
    name: 'an emitter of Node, a function in place',
    finds: 'medium Log',
    sources: (many) =>
      file(`import { EventEmitter } from 'node:events'; ${events} const bus = new EventEmitter(); bus.on('seen', async (id: number) => { await log(id); });
${work(many, `bus.emit('seen', item.id)`).replaceAll('await bus', 'bus')}`),
  },
  {
    name: 'an emitter of Node, a method by its name',
    finds: 'medium Log',
    sources: (many) =>
      file(`import { EventEmitter } from 'node:events'; ${events} class Bus extends EventEmitter {} const bus = new Bus();
class Seen { start() { bus.on('seen', this.note); } note = async (id: number) => { await log(id); }; } new Seen().start();
${work(many, `bus.emit('seen', item.id)`).replaceAll('await bus', 'bus')}`),
  },
];
