/** NestJS: modules, injections and entry points. */
import type { CodeFacts } from '@banyan/model';
import { factsOf, tsconfig, type Tree } from '../../project.fixture';

const nest = `import { Module, Controller, Get, Post, Injectable, Inject, forwardRef, Global, Version, VERSION_NEUTRAL, All, Sse } from '@nestjs/common';`;
const start = (settings = ''): string =>
  `import { NestFactory } from '@nestjs/core'; import { VersioningType } from '@nestjs/common'; import { AppModule } from './app';
   async function main() { const app = await NestFactory.create(AppModule); ${settings} }`;

function app(tree: Tree): Promise<CodeFacts> {
  return factsOf({ 'tsconfig.json': tsconfig(), ...tree });
}

async function routes(tree: Tree): Promise<string[]> {
  return (await app(tree)).endpoints.map(({ method, path }) => `${method} ${path}`);
}

test('a module names what it imports, controls, provides and exports, each with its place', async () => {
  const facts = await app({
    'app.ts': `${nest}
      import { TypeOrmModule } from '@nestjs/typeorm'; import { Photo } from './photo'; import { Other, Third } from './other';
      const shared = [Shared];
      @Injectable() class Shared {} @Injectable() class Mailer {}
      @Controller() class Pages {}
      @Global()
      @Module({
        imports: [TypeOrmModule.forFeature([Photo]), forwardRef(() => Other), process.env.X && Third],
        controllers: [Pages],
        providers: [...shared, { provide: 'MAILER', useClass: Mailer }, { provide: 'OPTIONS', useValue: 1 }],
        exports: shared,
      })
      export class AppModule {}`,
    'photo.ts': 'export class Photo {}',
    'other.ts': `${nest} @Module({}) export class Other { static forRoot() { return { module: Other, providers: [Late] }; } } @Injectable() class Late {} @Module({}) export class Third {}`,
  });
  const [root, other] = facts.nestModules;
  expect(root?.global).toBe(true);
  expect(root?.imports).toEqual([
    { file: 'app.ts', line: 8, name: 'TypeOrmModule', dynamic: 'forFeature', arguments: ['Photo'] },
    { file: 'app.ts', line: 8, name: 'Other', id: 'other.ts#Other', forwardRef: true },
    { file: 'app.ts', line: 8, name: 'Third', id: 'other.ts#Third' },
  ]);
  expect(root?.controllers.map(({ id }) => id)).toEqual(['app.ts#Pages']);
  expect(root?.providers.map(({ name, id, custom }) => [name, id, custom])).toEqual([
    ['Shared', 'app.ts#Shared', undefined],
    ['MAILER', 'app.ts#Mailer', 'useClass'],
    ['OPTIONS', undefined, 'useValue'],
  ]);
  expect(root?.exports.map(({ name }) => name)).toEqual(['Shared']);
  expect(other?.providers.map(({ name }) => name)).toEqual(['Late']);
});

test('injections: by class, by token, circular, of repositories, by property', async () => {
  const facts = await app({
    'app.ts': `${nest} import { InjectRepository } from '@nestjs/typeorm'; import { Repository } from 'typeorm';
      export class Photo {} export interface Clock {} @Injectable() export class SystemClock implements Clock {}
      @Injectable() export class Mailer {}
      @Module({ providers: [{ provide: 'MAILER', useClass: Mailer }] }) export class AppModule {}
      @Injectable() export class Photos {
        @Inject(forwardRef(() => Photos)) private readonly self: Photos;
        constructor(
          @InjectRepository(Photo) private readonly photos: Repository<Photo>,
          @Inject('MAILER') private readonly mailer: unknown,
          private readonly clock: Clock,
          private readonly mail: Mailer,
        ) {}
      }`,
  });
  expect(
    facts.injections.map(({ line, token, to, via, entity, forwardRef }) => [line, token, to, via, entity, forwardRef]),
  ).toEqual([
    [6, 'Photos', 'app.ts#Photos', 'property', undefined, true],
    [8, 'Repository<Photo>', undefined, 'constructor', 'Photo', false],
    [9, '"MAILER"', 'app.ts#Mailer', 'constructor', undefined, false],
    [10, 'Clock', 'app.ts#SystemClock', 'constructor', undefined, false],
    [11, 'Mailer', 'app.ts#Mailer', 'constructor', undefined, false],
  ]);
});

test('paths are joined from controller and method, lists of both, constants of other files', async () => {
  const found = await routes({
    'main.ts': start(),
    'paths.ts': `export const ROUTES = { photos: 'photos' } as const; export enum Sub { One = 'one' }`,
    'app.ts': `${nest} import { ROUTES, Sub } from './paths';
      @Controller([ROUTES.photos, 'pictures']) export class A { @Get() list() {} @Post([':id', \`\${Sub.One}/x\`]) add() {} }
      @Controller({ path: '/b/' }) export class B extends Base { @All('*any') all() {} @Sse('live') live() {} }
      class Base { @Get('/inherited') inherited() {} }
      @Module({ controllers: [A, B] }) export class AppModule {}`,
  });
  expect(found).toEqual([
    'ALL /b/*any',
    'GET /b/inherited',
    'GET /b/live',
    'GET /photos',
    'POST /photos/:id',
    'POST /photos/one/x',
    'GET /pictures',
    'POST /pictures/:id',
    'POST /pictures/one/x',
  ]);
});

test('the global prefix spares what is excluded, and the version stands behind it', async () => {
  const found = await routes({
    'main.ts': start(
      `app.setGlobalPrefix('api', { exclude: ['health', { path: 'docs/:page', method: 0 }, 'files{/*rest}'] });
       app.enableVersioning({ type: VersioningType.URI, defaultVersion: '1' });`,
    ),
    'app.ts': `${nest}
      @Controller() export class A { @Get('health') h() {} @Get('docs/:page') d() {} @Get('files/a/b') f() {} @Get('x') x() {} }
      @Controller({ path: 'c', version: '2' }) export class C { @Get() c() {} @Version(VERSION_NEUTRAL) @Get('n') n() {} @Version(['3', '4']) @Get('m') m() {} }
      @Module({ controllers: [A, C] }) export class AppModule {}`,
  });
  expect(found).toEqual([
    'GET /api/c/n',
    'GET /api/v1/x',
    'GET /api/v2/c',
    'GET /api/v3/c/m',
    'GET /api/v4/c/m',
    'GET /v1/docs/:page',
    'GET /v1/files/a/b',
    'GET /v1/health',
  ]);
});

test('settings made in another file count, scripts without HTTP do not', async () => {
  const found = await routes({
    'main.ts': start(`configure(app);`).replace('import', `import { configure } from './configure'; import`),
    'configure.ts': `export function configure(app: any) { app.setGlobalPrefix('api'); }`,
    'migrate.ts': `import { NestFactory } from '@nestjs/core'; import { AppModule } from './app'; NestFactory.createApplicationContext(AppModule);`,
    'app.ts': `${nest} @Controller('a') export class A { @Get() a() {} } @Module({ controllers: [A] }) export class AppModule {}`,
  });
  expect(found).toEqual(['GET /api/a']);
});

test('RouterModule puts its paths in front, of children too', async () => {
  const found = await routes({
    'main.ts': start(),
    'app.ts': `${nest} import { RouterModule } from '@nestjs/core';
      @Controller('a') export class A { @Get() a() {} } @Module({ controllers: [A] }) export class Inner {}
      @Module({ imports: [Inner, RouterModule.register([{ path: 'admin', children: [{ path: 'deep', module: Inner }] }])] }) export class AppModule {}`,
  });
  expect(found).toEqual(['GET /admin/deep/a']);
});

test('two applications keep their routes apart', async () => {
  const one = (prefix: string) => ({
    'main.ts': start(`app.setGlobalPrefix('${prefix}');`),
    'app.ts': `${nest} @Controller('x') export class X { @Get() x() {} } @Module({ controllers: [X] }) export class AppModule {}`,
  });
  expect(await routes({ a: one('a'), b: one('b') })).toEqual(['GET /a/x', 'GET /b/x']);
});

test('resolvers, messages, timers, queues, events and sockets are entry points', async () => {
  const facts = await app({
    'app.ts': `import { Resolver, Query, Mutation, ResolveField } from '@nestjs/graphql'; import { MessagePattern, GrpcMethod } from '@nestjs/microservices';
      import { Cron, CronExpression, Interval } from '@nestjs/schedule'; import { Processor, Process } from '@nestjs/bull'; import { OnEvent } from '@nestjs/event-emitter';
      import { WebSocketGateway, SubscribeMessage } from '@nestjs/websockets';
      class Photo {} class PhotoAdded { static eventName() { return 'photo.added'; } } const QUEUE = 'images';
      @Resolver(() => Photo) export class R { @Query(() => Photo, { name: 'photo' }) one() {} @Mutation() add() {} @ResolveField() owner() {} }
      @Injectable() export class M { @MessagePattern({ cmd: 'sum' }) sum() {} @GrpcMethod('Photos') find() {} @OnEvent(PhotoAdded.eventName()) added() {} }
      @Injectable() export class J { @Cron(CronExpression.EVERY_HOUR) hourly() {} @Interval('poll', 5000) poll() {} }
      @Processor(QUEUE) export class P { @Process('resize') resize() {} } @Processor('bull') export class W { process() {} }
      @WebSocketGateway() export class G { @SubscribeMessage('chat') chat() {} }`,
  });
  expect(facts.endpoints.map(({ kind, method, path, handler }) => `${kind} ${method} ${path} ${handler}`)).toEqual([
    'cron CRON 0 0-23/1 * * * app.ts#J.hourly',
    'cron INTERVAL 5000 app.ts#J.poll',
    'event EVENT photo.added app.ts#M.added',
    'graphql FIELD Photo.owner app.ts#R.owner',
    'graphql MUTATION add app.ts#R.add',
    'graphql QUERY photo app.ts#R.one',
    'grpc UNARY Photos/Find app.ts#M.find',
    'message MESSAGE {"cmd":"sum"} app.ts#M.sum',
    'queue PROCESS bull app.ts#W.process',
    'queue PROCESS images/resize app.ts#P.resize',
    'websocket MESSAGE chat app.ts#G.chat',
  ]);
});
