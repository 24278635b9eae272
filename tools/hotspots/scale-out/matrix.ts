/** What keeps an application in one process, each with a twin that does not. */
export interface Cell {
  readonly name: string;
  readonly source: string;
  /** `rule severity subject`; nothing for a harmless one. */
  readonly finds: readonly string[];
}

const app = `import express from 'express'; export const app = express();`;
const nest = `import { Controller, Get, Injectable, Post } from '@nestjs/common';`;
const routed = (members: string, body: string, more = ''): string => `${nest} ${more}
@Injectable() export class Store { ${members} }
@Controller('a') export class Front { constructor(private readonly store: Store) {} @Post() go() { ${body} } }`;

const sessions: Cell[] = [
  cell(
    'express-session without a store',
    `${app} import session from 'express-session'; app.use(session({ secret: 'x' })); app.get('/a', (q, r) => r.end());`,
    'session-in-memory high session',
  ),
  cell(
    'express-session with a store',
    `${app} import session from 'express-session'; app.use(session({ secret: 'x', store: new RedisStore({}) })); app.get('/a', (q, r) => r.end());`,
  ),
  cell(
    'fastify session without a store',
    `import Fastify from 'fastify'; import fastifySession from '@fastify/session'; const app = Fastify(); app.register(fastifySession, { secret: 'x' });`,
    'session-in-memory high fastifySession',
  ),
  cell(
    'fastify session with a store',
    `import Fastify from 'fastify'; import fastifySession from '@fastify/session'; const app = Fastify(); app.register(fastifySession, { secret: 'x', store: new RedisStore() });`,
  ),
  cell(
    'sessions in a map of a service that a route fills',
    routed('private sessions = new Map(); open(id) { this.sessions.set(id, 1); }', 'this.store.open(1);'),
    'session-in-memory high Store.sessions',
  ),
  cell(
    'sessions in a map that only the constructor fills',
    routed('private sessions = new Map([[1, 1]]); open(id) { return this.sessions.get(id); }', 'this.store.open(1);'),
  ),
];

const limits: Cell[] = [
  cell(
    'express-rate-limit without a store',
    `${app} import rateLimit from 'express-rate-limit'; app.use(rateLimit({ max: 5 })); app.get('/a', (q, r) => r.end());`,
    'rate-limit-in-memory medium rateLimit',
  ),
  cell(
    'express-rate-limit with a store',
    `${app} import rateLimit from 'express-rate-limit'; app.use(rateLimit({ max: 5, store })); app.get('/a', (q, r) => r.end());`,
  ),
  cell(
    'ThrottlerModule without storage',
    `import { Module } from '@nestjs/common'; import { ThrottlerModule } from '@nestjs/throttler'; @Module({ imports: [ThrottlerModule.forRoot([{ ttl: 1, limit: 2 }])] }) export class App {}`,
    'rate-limit-in-memory medium ThrottlerModule.forRoot',
  ),
  cell(
    'ThrottlerModule made by a factory with storage',
    `import { Module } from '@nestjs/common'; import { ThrottlerModule } from '@nestjs/throttler'; @Module({ imports: [ThrottlerModule.forRootAsync({ useFactory: () => ({ throttlers: [], storage: redis }) })] }) export class App {}`,
  ),
  cell(
    'a map of attempts that a route counts in',
    routed('private attempts = new Map(); hit(id) { this.attempts.set(id, 1); }', 'this.store.hit(1);'),
    'rate-limit-in-memory medium Store.attempts',
  ),
  cell(
    'attempts of a service that is made for each request',
    `${nest} @Injectable({ scope: Scope.REQUEST }) export class Store { private attempts = new Map(); hit(id) { this.attempts.set(id, 1); } }
     @Controller('a') export class Front { constructor(private readonly store: Store) {} @Post() go() { this.store.hit(1); } }`,
  ),
];

const caches: Cell[] = [
  cell(
    'CacheModule without a store and an end',
    `import { Module } from '@nestjs/common'; import { CacheModule } from '@nestjs/cache-manager'; @Module({ imports: [CacheModule.register()] }) export class App {}`,
    'cache-in-memory medium CacheModule.register',
  ),
  cell(
    'CacheModule with a store',
    `import { Module } from '@nestjs/common'; import { CacheModule } from '@nestjs/cache-manager'; @Module({ imports: [CacheModule.register({ stores: [redis] })] }) export class App {}`,
  ),
  cell(
    'an LRU cache that a route fills',
    routed(
      'private known = new LRUCache({ max: 5 }); put(id) { this.known.set(id, 1); }',
      'this.store.put(1);',
      `import { LRUCache } from 'lru-cache';`,
    ),
    'cache-in-memory medium Store.known',
  ),
  cell(
    'an LRU cache whose entries end',
    routed(
      'private known = new LRUCache({ max: 5, ttl: 1000 }); put(id) { this.known.set(id, 1); }',
      'this.store.put(1);',
      `import { LRUCache } from 'lru-cache';`,
    ),
  ),
  cell(
    'a node-cache whose entries end',
    routed(
      'private known = new NodeCache({ stdTTL: 10 }); put(id) { this.known.set(id, 1); }',
      'this.store.put(1);',
      `import NodeCache from 'node-cache';`,
    ),
  ),
];

const repository = `import { Repository, Entity, PrimaryGeneratedColumn, Column } from 'typeorm'; @Entity('jobs') export class Job { @PrimaryGeneratedColumn() id: number; @Column() state: string; }`;
const locks: Cell[] = [
  cell(
    'a set of running ids around a write of the database',
    routed(
      'constructor(private readonly jobs: Repository<Job>) {} private running = new Set(); async start(id) { if (this.running.has(id)) return; this.running.add(id); await this.jobs.save({ id }); }',
      'this.store.start(1);',
      repository,
    ),
    'lock-in-memory high Store.running',
  ),
  cell(
    'a mutex of a library in a request',
    routed(
      'async start() { const mutex = new Mutex(); await mutex.acquire(); }',
      'this.store.start();',
      `import { Mutex } from 'async-mutex';`,
    ),
    'lock-in-memory medium Mutex',
  ),
  cell(
    'a lock that the database holds',
    routed(
      'constructor(private readonly jobs: Repository<Job>) {} start(id) { return this.jobs.query("SELECT pg_advisory_lock(1)"); }',
      'this.store.start(1);',
      repository,
    ),
  ),
];

const disks: Cell[] = [
  cell(
    'a file written by a request',
    routed(
      'async keep(x) { await writeFile("uploads/x", x); }',
      'return this.store.keep(1);',
      `import { writeFile } from 'node:fs/promises';`,
    ),
    'files-on-local-disk high writeFile',
  ),
  cell(
    'a scratch file that the function takes away again',
    routed(
      'async keep(x) { await writeFile("/tmp/x", x); await unlink("/tmp/x"); }',
      'return this.store.keep(1);',
      `import { writeFile, unlink } from 'node:fs/promises';`,
    ),
  ),
  cell(
    'multer with a folder',
    `${app} import multer from 'multer'; const upload = multer({ dest: 'uploads' }); app.post('/a', upload.single('f'), (q, r) => r.end());`,
    'files-on-local-disk high multer',
  ),
  cell(
    'multer that keeps the file in memory',
    `${app} import multer from 'multer'; const upload = multer({ storage: multer.memoryStorage() }); app.post('/a', upload.single('f'), (q, r) => r.end());`,
  ),
  cell(
    'a file written at the start',
    `import { writeFileSync } from 'fs'; writeFileSync('schema.gql', ''); export {};`,
  ),
];

const timers: Cell[] = [
  cell(
    'a schedule that writes',
    `${repository} import { Injectable } from '@nestjs/common'; import { Cron } from '@nestjs/schedule';
     @Injectable() export class Nightly { constructor(private readonly jobs: Repository<Job>) {} @Cron('0 3 * * *') run() { return this.jobs.save({}); } }`,
    'timer-in-process medium CRON 0 3 * * *',
  ),
  cell(
    'an interval that writes',
    `${repository} export class Nightly { constructor(private readonly jobs: Repository<Job>) {} start() { setInterval(() => this.run(), 5); } run() { return this.jobs.save({}); } }`,
    'timer-in-process medium setInterval',
  ),
  cell(
    'a schedule that only touches its own memory',
    `import { Injectable } from '@nestjs/common'; import { Cron } from '@nestjs/schedule';
     @Injectable() export class Nightly { private n = 0; @Cron('0 3 * * *') run() { this.n = 0; } }`,
  ),
  cell(
    'a schedule behind a lock that instances share',
    `${repository} import { Injectable } from '@nestjs/common'; import { Cron } from '@nestjs/schedule'; import { withLock } from './lock';
     async function withAdvisoryLock(work) { return work(); }
     @Injectable() export class Nightly { constructor(private readonly jobs: Repository<Job>) {} @Cron('0 3 * * *') run() { return withAdvisoryLock(() => this.jobs.save({})); } }`,
  ),
];

const gateway = `import { WebSocketGateway, SubscribeMessage } from '@nestjs/websockets'; @WebSocketGateway() export class Chat { @SubscribeMessage('say') say(x) { return x; } }`;
const sockets: Cell[] = [
  cell('a gateway without an adapter', gateway, 'sticky-sockets medium say'),
  cell('a gateway with an adapter', `import { createAdapter } from '@socket.io/redis-adapter'; ${gateway}`),
  cell(
    'subscriptions over a PubSub in memory',
    `import { PubSub } from 'graphql-subscriptions'; import { Resolver, Subscription } from '@nestjs/graphql'; const hub = new PubSub();
     @Resolver() export class Chat { @Subscription(() => String) said() { return hub.asyncIterator('said'); } }`,
    'sticky-sockets high PubSub',
  ),
];

const singletons: Cell[] = [
  cell(
    'a list of a service that requests lengthen',
    routed('private names = []; put(id) { this.names.push(id); }', 'this.store.put(1);'),
    'state-in-singleton medium Store.names',
  ),
  cell(
    'a list that is filled at the start',
    routed(
      'private names = []; onModuleInit() { this.names.push(1); } all() { return this.names; }',
      'return this.store.all();',
    ),
  ),
];

export const cells: readonly Cell[] = [
  ...sessions,
  ...limits,
  ...caches,
  ...locks,
  ...disks,
  ...timers,
  ...sockets,
  ...singletons,
];

function cell(name: string, source: string, ...finds: readonly string[]): Cell {
  return { name, source, finds };
}
