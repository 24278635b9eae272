/** What hands out files, of every framework: a folder or a file, which one, and for how long callers may keep it. */
import { factsOf, tsconfig } from '../../project.fixture';

async function served(code: string): Promise<string[]> {
  const { servedFiles = [] } = await factsOf({ 'tsconfig.json': tsconfig(), 'a.ts': code });
  return servedFiles.map(({ call, library, of, path, keeps }) =>
    [library, call, of, path, keeps && JSON.stringify(keeps)].filter((part) => part !== undefined).join(' '),
  );
}

const nest = `import { Controller, Get, Header, Param, Res } from '@nestjs/common'; import { Response } from 'express'; import { join } from 'path';
@Controller() export class F {`;

const rows: readonly (readonly [string, string, readonly string[]])[] = [
  [
    'Express',
    `import express from 'express'; express().use(express.static('public'));`,
    ['express express.static folder public'],
  ],
  [
    'Express by require, with an age in words',
    `const express = require('express'); express().use('/s', express.static('public', { maxAge: '1y', immutable: true }));`,
    ['express express.static folder public {"maxAge":31557600,"immutable":true}'],
  ],
  [
    'serve-static, with an age in milliseconds',
    `import serveStatic from 'serve-static'; import path from 'node:path'; serveStatic(path.join(__dirname, '../public'), { maxAge: 60000 });`,
    ['express serveStatic folder public {"maxAge":60}'],
  ],
  [
    'an age that is calculated',
    `import express from 'express'; express.static('public', { maxAge: 1000 * 60 });`,
    ['express express.static folder public {}'],
  ],
  [
    'an age that is never sent',
    `import express from 'express'; express.static('public', { maxAge: '1y', cacheControl: false });`,
    ['express express.static folder public'],
  ],
  [
    'headers set for each file',
    `import express from 'express'; express.static('public', { setHeaders: (res) => { res.setHeader('Cache-Control', 'public, max-age=600'); } });`,
    ['express express.static folder public {"maxAge":600}'],
  ],
  [
    'headers set by a function with a name',
    `import express from 'express'; const headers = (res: any) => { res.setHeader('Cache-Control', 'max-age=31536000, immutable'); }; export function f(at: any) { express.static(at.dir, { setHeaders: headers }); }
     function more(res: any) { res.setHeader('Cache-Control', 'max-age=5'); } express.static('public', { setHeaders: more });`,
    [
      'express express.static folder {"maxAge":31536000,"immutable":true}',
      'express express.static folder public {"maxAge":5}',
    ],
  ],
  [
    'useStaticAssets of Nest on Express',
    `import { NestFactory } from '@nestjs/core'; import { NestExpressApplication } from '@nestjs/platform-express'; import { join } from 'path';
     async function main() { const app = await NestFactory.create<NestExpressApplication>({} as any); app.useStaticAssets(join(__dirname, '..', 'public'), { prefix: '/p', maxAge: '2 days' }); } main();`,
    ['nest app.useStaticAssets folder public {"maxAge":172800}'],
  ],
  [
    'useStaticAssets of Nest on Fastify',
    `export function f(app: any) { app.useStaticAssets({ root: 'public', prefix: '/p', maxAge: 1000 }); }`,
    ['nest app.useStaticAssets folder public {"maxAge":1}'],
  ],
  [
    'ServeStaticModule, each folder',
    `import { Module } from '@nestjs/common'; import { ServeStaticModule } from '@nestjs/serve-static'; import { join } from 'path';
     @Module({ imports: [ServeStaticModule.forRoot({ rootPath: join(__dirname, 'client') }, { rootPath: 'docs', serveStaticOptions: { maxAge: '1d' } })] }) export class A {}`,
    ['nest ServeStaticModule.forRoot folder client', 'nest ServeStaticModule.forRoot folder docs {"maxAge":86400}'],
  ],
  [
    'ServeStaticModule by a factory',
    `import { ServeStaticModule } from '@nestjs/serve-static'; export const m = ServeStaticModule.forRootAsync({ useFactory: () => [{ rootPath: 'client' }] });`,
    ['nest ServeStaticModule.forRootAsync folder client'],
  ],
  [
    '@fastify/static at its register, and a file of it',
    `import fastify from 'fastify'; import fastifyStatic from '@fastify/static'; import path from 'path'; const app = fastify();
     app.register(fastifyStatic, { root: path.join(__dirname, 'public'), maxAge: '30d', immutable: true });
     app.get('/', (request, reply) => reply.sendFile('index.html'));`,
    [
      'fastify app.register folder public {"maxAge":2592000,"immutable":true}',
      'fastify reply.sendFile file index.html',
    ],
  ],
  [
    '@fastify/static by require, in place',
    `const app = require('fastify')(); app.register(require('@fastify/static'), { root: 'public' });`,
    ['fastify app.register folder public'],
  ],
  [
    'a download of Fastify from another root',
    `export const f = (request: any, reply: any) => reply.code(200).sendFile('a.pdf', 'docs', { maxAge: 5000 });`,
    ['fastify reply.code(…).sendFile file docs/a.pdf {"maxAge":5}'],
  ],
  [
    'koa-static',
    `import serve from 'koa-static'; import Koa from 'koa'; new Koa().use(serve('public', { maxage: 3000 }));`,
    ['koa serve folder public {"maxAge":3}'],
  ],
  [
    'koa-static under a path',
    `import serve from 'koa-static'; import mount from 'koa-mount'; mount('/a', serve('public'));`,
    ['koa serve folder public'],
  ],
  [
    'koa-static-cache, in seconds',
    `import cached from 'koa-static-cache'; cached('public', { maxAge: 3600 });`,
    ['koa cached folder public {"maxAge":3600}'],
  ],
  [
    'koa-send of what the request names',
    `import send from 'koa-send'; export const f = async (ctx: any) => { await send(ctx, ctx.path, { root: 'public', maxage: 2000 }); };`,
    ['koa send request public/… {"maxAge":2}'],
  ],
  [
    'koa-send of one file',
    `import send from 'koa-send'; export const f = async (ctx: any) => { ctx.set('Cache-Control', 'max-age=86400'); await send(ctx, 'robots.txt', { root: 'public' }); };`,
    ['koa send file public/robots.txt {"maxAge":86400}'],
  ],
  [
    'a folder of inert',
    `import Hapi from '@hapi/hapi'; const server = Hapi.server(); server.route({ method: 'GET', path: '/{p*}', handler: { directory: { path: 'public' } }, options: { cache: { expiresIn: 30000 } } });`,
    ['hapi handler.directory folder public {"maxAge":30}'],
  ],
  [
    'routes of inert in a list',
    `import Hapi from '@hapi/hapi'; const routes = [{ method: 'GET', path: '/', handler: { file: 'index.html' } }, { method: 'GET', path: '/x', options: { handler: { file: { path: 'x.js' } } } }]; Hapi.server().route(routes);`,
    ['hapi handler.file file index.html', 'hapi handler.file file x.js'],
  ],
  [
    'a file of inert by the toolkit',
    `export const f = (request: any, h: any) => h.file('index.html');`,
    ['hapi h.file file index.html'],
  ],
  [
    'a file of inert by an older reply',
    `import Hapi from 'hapi'; export const f = (request: any, reply: any) => reply.file('index.html');`,
    ['hapi reply.file file index.html'],
  ],
  [
    'a file of Express',
    `import path from 'path'; export const f = (req: any, res: any) => res.status(200).sendFile(path.resolve(__dirname, 'dist', 'index.html'), { maxAge: '1h' });`,
    ['express res.status(…).sendFile file dist/index.html {"maxAge":3600}'],
  ],
  [
    'a file that a handler says how long to keep',
    `export const f = (req: any, res: any) => { res.set('Cache-Control', 'private, max-age=60'); res.sendFile('terms.pdf', { root: 'docs' }); };`,
    ['express res.sendFile file docs/terms.pdf {"maxAge":60,"private":true}'],
  ],
  [
    'a file that the request names',
    `import path from 'path'; export function f(req: any, res: any) { const { name } = req.params; res.sendFile(path.join('uploads', name)); }`,
    ['express res.sendFile request uploads/…'],
  ],
  [
    'a download of Nest that the request names',
    `${nest} @Get(':n') g(@Param('n') n: string, @Res() out: Response) { out.download(join(process.cwd(), 'uploads', n)); } }`,
    ['express out.download request uploads/…'],
  ],
  [
    'a file of Nest with a header above',
    `${nest} @Get() @Header('Cache-Control', 'public, max-age=31536000, immutable') g(@Res() res: Response) { res.sendFile(join(__dirname, 'logo.svg')); } }`,
    ['express res.sendFile file logo.svg {"maxAge":31536000,"immutable":true}'],
  ],
  [
    'a file that was made just now',
    `export async function f(req: any, res: any) { const made = await render(); res.download(made, 'report.pdf'); } declare function render(): Promise<string>;`,
    ['express res.download run-time'],
  ],
  [
    'what is only called alike',
    `class Bucket { sendFile(a: string) {} download(a: string) {} } export function f(bucket: Bucket, telegram: any, s3: any, res: Bucket) { bucket.sendFile('a'); telegram.sendFile('a'); s3.download('a'); res.sendFile('a'); s3.file('a'); }`,
    [],
  ],
];

test.each(rows)('%s', async (_, code, expected) => {
  expect(await served(code)).toEqual(expected);
});
