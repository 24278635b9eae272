/** NestJS: routes through own decorators, bases, versions, modules and applications; what stands in front of them. */
import type { CodeFacts } from '@banyan/model';
import { factsOf, tsconfig, type Tree } from '../../project.fixture';

const nest = `import * as common from '@nestjs/common'; import { Module, Controller, Get, Post, Put, Delete, All, Injectable, applyDecorators, UseGuards, UseInterceptors, UsePipes, Version, VERSION_NEUTRAL, RequestMethod, RequestMapping } from '@nestjs/common';`;
const start = (settings = '', root = 'AppModule'): string =>
  `import { NestFactory } from '@nestjs/core'; import { VersioningType, RequestMethod } from '@nestjs/common'; import { ${root} } from './app';
   async function main() { const app = await NestFactory.create(${root}); ${settings} }`;

function app(code: string, tree: Tree = { 'main.ts': start() }): Promise<CodeFacts> {
  return factsOf({ 'tsconfig.json': tsconfig(), 'app.ts': `${nest} ${code}`, ...tree });
}

async function routes(code: string, tree?: Tree): Promise<string[]> {
  return (await app(code, tree)).endpoints.map(({ method, path }) => `${method} ${path}`);
}

test('own decorators that call those of Nest are opened, with what they are given', async () => {
  const found = await routes(
    `import { ApiGet, Area, Traced } from './decorators';
     @Area('photos') export class A { @ApiGet(':id') one() {} @Traced('x') x() {} @common.Post('y') y() {} }
     @Module({ controllers: [A] }) export class AppModule {}`,
    {
      'main.ts': start(),
      'decorators.ts': `${nest} export const Area = (name: string) => applyDecorators(Controller(\`area/\${name}\`), UseGuards(G));
        export function ApiGet(...paths: string[]) { return applyDecorators(Get(...paths), Documented()); }
        const Documented = () => SetMetadata('documented', true);
        export function Traced(path: string) { return (target: object, key: string, descriptor: PropertyDescriptor) => { Get(path)(target, key, descriptor); }; }`,
    },
  );
  expect(found).toEqual(['GET /area/photos/:id', 'GET /area/photos/x', 'POST /area/photos/y']);
});

test('a class that a function makes gives its routes, with what the function was given', async () => {
  const found =
    await routes(`function CrudOf(path: string) { abstract class Crud { @Get(path) list() {} @Delete(':id') remove() {} } return Crud; }
    @Controller('a') export class A extends CrudOf('all') { override remove() {} }
    @Module({ controllers: [A] }) export class AppModule {}`);
  expect(found).toEqual(['GET /a/all']);
});

test('of overloads the decorated one counts; RequestMapping names its method', async () => {
  const found =
    await routes(`@Controller('a') export class A { find(): void; @Get() find(id?: string): void {} @RequestMapping({ path: 'm', method: RequestMethod.PUT }) map() {} }
    @Module({ controllers: [A] }) export class AppModule {}`);
  expect(found).toEqual(['GET /a', 'PUT /a/m']);
});

test('a controller that nothing names has no routes, and that is said', async () => {
  const facts = await app(`@Controller('a') export class A { @Get() a() {} } @Module({}) export class AppModule {}`);
  expect(facts.endpoints).toEqual([]);
  expect(facts.problems).toContainEqual(
    expect.objectContaining({ code: 'FACTS_CONTROLLER_UNMOUNTED', file: 'app.ts', line: 1 }),
  );
});

test('modules whose options a function makes hold their controllers', async () => {
  const found = await routes(`import { choose } from './options'; @Module(choose()) export class AppModule {}`, {
    'main.ts': start(),
    'options.ts': `${nest} @Controller('a') export class A { @Get() a() {} }
        function plain() { return { controllers: [A] }; } function paid() { return require('paid'); }
        export function choose() { if (process.env.PAID) return paid(); return plain(); }`,
  });
  expect(found).toEqual(['GET /a']);
});

test('exclusions hold for their method; versions may be lists with a neutral one, or no part of the path', async () => {
  const code = `@Controller({ path: 'a', version: ['1', VERSION_NEUTRAL] }) export class A { @Get('x') x() {} @Post('x') y() {} }
    @Module({ controllers: [A] }) export class AppModule {}`;
  const uri = `app.setGlobalPrefix('api', { exclude: [{ path: 'a/x', method: RequestMethod.GET }] }); app.enableVersioning({ type: VersioningType.URI, prefix: 'r' });`;
  expect(await routes(code, { 'main.ts': start(uri) })).toEqual([
    'GET /a/x',
    'POST /api/a/x',
    'POST /api/r1/a/x',
    'GET /r1/a/x',
  ]);
  const header = `app.enableVersioning({ type: VersioningType.HEADER, header: 'v' });`;
  expect(await routes(code, { 'main.ts': start(header) })).toEqual(['GET /a/x', 'POST /a/x']);
});

test('a prefix from settings is their default; one that nobody can know stands as *', async () => {
  const code = `@Controller('a') export class A { @Get() a() {} } @Module({ controllers: [A] }) export class AppModule {}`;
  const settings = `export default registerAs('app', () => ({ prefix: process.env.PREFIX || 'api' }));`;
  const main = start(`app.setGlobalPrefix(app.get(ConfigService).getOrThrow('app.prefix', { infer: true }));`);
  expect(await routes(code, { 'main.ts': main, 'settings.ts': settings })).toEqual(['GET /api/a']);
  const facts = await app(code, { 'main.ts': start(`app.setGlobalPrefix(process.env.PREFIX);`) });
  expect(facts.endpoints.map(({ path }) => path)).toEqual(['/*/a']);
  expect(facts.problems.map(({ code: problem }) => problem)).toContain('FACTS_PREFIX_UNKNOWN');
});

test('each of several applications has its own modules; one made of a library’s module has none of them', async () => {
  const found = await routes(
    `@Controller('a') export class A { @Get() a() {} } @Module({ controllers: [A] }) export class AppModule {}
     @Controller('b') export class B { @Get() b() {} } @Module({ controllers: [B] }) export class AdminModule {}`,
    {
      'main.ts': start(`app.setGlobalPrefix('api');`),
      'admin.ts': start(`app.setGlobalPrefix('admin');`, 'AdminModule'),
      'schema.ts': `import { NestFactory } from '@nestjs/core'; import { GraphQLSchemaBuilderModule } from '@nestjs/graphql'; NestFactory.create(GraphQLSchemaBuilderModule);`,
    },
  );
  expect(found).toEqual(['GET /admin/b', 'GET /api/a']);
});

test('what a call passes, outermost first', async () => {
  const facts = await app(
    `import { APP_GUARD } from '@nestjs/core'; import { helmet } from 'helmet';
     class G {} class H {} class I {} class P {} class Log {} class Own {}
     const Guarded = () => applyDecorators(UseGuards(AuthGuard('jwt'), H));
     @UseInterceptors(I) @Controller('a') export class A { @Guarded() @UsePipes(new P()) @Get() a() {} @Get('open') open() {} @Post('spared') spared() {} }
     @Module({ controllers: [A], providers: [{ provide: APP_GUARD, useClass: G }] })
     export class AppModule { configure(consumer: MiddlewareConsumer) { consumer.apply(Log).exclude({ path: 'a/spared', method: RequestMethod.POST }).forRoutes(A); consumer.apply(Own).forRoutes('a/op*n'); } }`,
    { 'main.ts': start(`app.use(helmet()); app.useGlobalPipes(new Pipe());`) },
  );
  const through = facts.endpoints.map(({ path, through: passed }) => [
    path,
    ...(passed ?? []).map(({ kind, name, on, id }) => `${kind} ${name} ${on}${id ? ` ${id}` : ''}`),
  ]);
  expect(through).toEqual([
    [
      '/a',
      expect.stringMatching(/^middleware helmet\(\) application/),
      'middleware Log module app.ts#Log',
      'guard G application app.ts#G',
      "guard AuthGuard('jwt') handler",
      'guard H handler app.ts#H',
      'interceptor I controller app.ts#I',
      'pipe Pipe application',
      'pipe P handler app.ts#P',
    ],
    [
      '/a/open',
      expect.anything(),
      'middleware Log module app.ts#Log',
      'guard G application app.ts#G',
      'interceptor I controller app.ts#I',
      'pipe Pipe application',
    ],
    [
      '/a/spared',
      expect.anything(),
      'guard G application app.ts#G',
      'interceptor I controller app.ts#I',
      'pipe Pipe application',
    ],
  ]);
});

test('names as the schema, the socket and the queue have them', async () => {
  const facts = await app(
    `import { Resolver, Query, ResolveField, ResolveReference, ObjectType } from '@nestjs/graphql'; import { WebSocketGateway, SubscribeMessage } from '@nestjs/websockets';
     import { Processor, OnWorkerEvent, WorkerHost } from '@nestjs/bullmq'; import { EventsHandler, Saga } from '@nestjs/cqrs'; import { EventPattern, GrpcStreamMethod } from '@nestjs/microservices';
     @ObjectType('PhotoType') class Photo {} class Added {}
     @Resolver(() => Photo) @UseGuards(G) export class R { @Query(() => Photo, { name: 'photo' }) one() {} @ResolveField('owner') who() {} @ResolveReference() resolve() {} }
     @WebSocketGateway(81, { namespace: '/chat' }) export class C { @SubscribeMessage('said') said() {} }
     @Processor('images') export class W extends WorkerHost { async process() {} @OnWorkerEvent('failed') failed() {} }
     @EventsHandler(Added) export class E { handle() {} }
     @Injectable() export class S { @Saga() added = () => null; @EventPattern(['a', 'b']) heard() {} @GrpcStreamMethod() stream() {} }`,
    {},
  );
  expect(facts.endpoints.map(({ kind, method, path }) => `${kind} ${method} ${path}`)).toEqual([
    'event EVENT Added',
    'event SAGA S.added',
    'event EVENT a',
    'event EVENT b',
    'event EVENT images:failed',
    'graphql REFERENCE PhotoType.__resolveReference',
    'graphql FIELD PhotoType.owner',
    'graphql QUERY photo',
    'grpc STREAM S/Stream',
    'queue PROCESS images',
    'websocket MESSAGE chat/said',
  ]);
});
