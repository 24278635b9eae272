/** How each framework writes a route of the matrix. */
import type { Shape, Words } from './shape';

export interface Framework {
  readonly name: string;
  /** What a proposal for caches on the way is written with. */
  readonly says: string;
  /** @param path of the route, with `:id` where it has a key */
  readonly file: (shape: Shape, path: string) => string;
}

const plain = (set: string, user: string, request: string, id: string): Words => ({
  ...{ user, request, id, accept: `${request}.headers.accept` },
  setHeader: (name, value) => `${set}('${name}', '${value}');`,
});
const words = {
  express: plain('res.set', 'req.user', 'req', 'req.params.id'),
  koa: plain('ctx.set', 'ctx.state.user', 'ctx', 'ctx.params.id'),
  fastify: plain('reply.header', 'request.user', 'request', 'request.params.id'),
  nest: { ...plain('response.set', 'user', 'request', 'id'), accept: 'accept' },
};
const fronts = { guard: 'authenticate', throttle: 'rateLimit()', cache: `cacheControl('1 minute')` };
const own = ({ own: text }: Shape, name: string) => (text ? `import * as own from './${name}.own';` : '');

function handlerBody({ first, answer }: Shape, with_: Words, give: (value: string) => string): string {
  return `${first?.(with_) ?? ''} ${give(`await ${answer(with_)}`)}`;
}

const express = (wrap: (handler: string) => string) => (shape: Shape, path: string) =>
  `import express from 'express'; import asyncHandler from 'express-async-handler'; import { shelf } from './store'; import { authenticate, rateLimit, cacheControl } from './fronts';
${own(shape, 'express')} const router = express.Router(); export const app = express(); app.use(router);
router.${shape.method ?? 'get'}('${path}', ${shape.front ? `${fronts[shape.front]}, ` : ''}${wrap(`async (req: any, res: any) => {
  ${handlerBody(shape, words.express, (value) => `res.json(${value});`)}
}`)});`;

export const frameworks: readonly Framework[] = [
  { name: 'express', says: `res.set('Cache-Control'`, file: express((handler) => handler) },
  { name: 'express-wrapped', says: `res.set('Cache-Control'`, file: express((handler) => `asyncHandler(${handler})`) },
  {
    name: 'koa',
    says: `ctx.set('Cache-Control'`,
    file: (shape, path) =>
      `import Koa from 'koa'; import Router from '@koa/router'; import { shelf } from './store'; import { authenticate, rateLimit, cacheControl } from './fronts';
${own(shape, 'koa')} const router = new Router(); export const app = new Koa(); app.use(router.routes());
router.${shape.method ?? 'get'}('${path}', ${shape.front ? `${fronts[shape.front]}, ` : ''}async (ctx: any) => {
  ${handlerBody(shape, words.koa, (value) => `ctx.body = ${value};`)}
});`,
  },
  {
    name: 'fastify',
    says: `reply.header('Cache-Control'`,
    file: (shape, path) =>
      `import Fastify from 'fastify'; import { shelf } from './store'; import { authenticate, rateLimit, cacheControl } from './fronts';
${own(shape, 'fastify')} export const app = Fastify();
app.${shape.method ?? 'get'}('${path}', { ${shape.front ? `preHandler: ${fronts[shape.front]}` : ''} }, async (request: any, reply: any) => {
  ${handlerBody(shape, words.fastify, (value) => `return ${value};`)}
});`,
  },
  { name: 'nest', says: `@Header('Cache-Control'`, file: nestFile },
];

const nestFronts = {
  guard: '@UseGuards(SessionGuard) ',
  throttle: '@UseGuards(ThrottlerGuard) ',
  cache: '@UseInterceptors(CacheInterceptor) ',
};
/** What a handler is given, where its text names it. */
const given: readonly (readonly [name: RegExp, text: string])[] = [
  [/\buser\b/, '@CurrentUser() user: any'],
  [/\brequest\b/, '@Req() request: any'],
  [/\bid\b/, `@Param('id') id: string`],
  [/\baccept\b/, `@Headers('accept') accept: string`],
  [/\bresponse\b/, '@Res({ passthrough: true }) response: any'],
];

function nestFile(shape: Shape, path: string): string {
  const body = handlerBody(shape, words.nest, (value) => `return ${value};`);
  const parameters = given.filter(([name]) => name.test(body)).map(([, text]) => text);
  const verb = shape.method === 'post' ? 'Post' : 'Get';
  return `import { Controller, ${verb}, Headers, Module, Param, Req, Res, UseGuards, UseInterceptors } from '@nestjs/common'; import { ThrottlerGuard } from '@nestjs/throttler'; import { CacheInterceptor } from '@nestjs/cache-manager'; import { CurrentUser, SessionGuard } from './nest-fronts'; import { shelf } from './store';
${own(shape, 'nest')} @Controller() export class Shown {
  ${shape.front ? nestFronts[shape.front] : ''}@${verb}('${path}') async show(${parameters.join(', ')}) { ${body} }
}
@Module({ controllers: [Shown] }) export class ShownModule {}`;
}
