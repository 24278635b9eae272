/** Entry points of plain calls: queues, schedules, servers and resolver maps without a framework. */
import { factsOf, tsconfig, type Tree } from '../../project.fixture';

async function entries(tree: Tree): Promise<string[]> {
  const { endpoints } = await factsOf({ 'tsconfig.json': tsconfig(), ...tree });
  return endpoints.map(({ kind, method, path, handler }) => `${kind} ${method} ${path} ${handler}`);
}

test('workers of BullMQ, Bull and Agenda take the jobs of their queues', async () => {
  const found = await entries({
    'mail.ts': `import { Worker } from 'bullmq'; import Bull from 'bull'; import Agenda from 'agenda'; import { send, resize, sweep } from './jobs';
      const MAILS = 'mails'; new Worker(MAILS, async (job) => send(job), { connection }); new Worker('letters', traced(send)); new Worker('apart', './processor.js');
      const photos = new Bull('photos'); photos.process('resize', 5, resize); photos.process(sweep);
      const agenda = new Agenda(); agenda.define('clean', async (job) => send(job)); agenda.define('tidy', { concurrency: 1 }, sweep); agenda.define('lost');
      const traced = (f: any) => f; other.process('x', send);`,
    'jobs.ts': `export async function send(job: any) {} export function resize() {} export function sweep() {}`,
  });
  expect(found).toEqual([
    'queue PROCESS clean mail.ts#define(clean)',
    'queue PROCESS letters jobs.ts#send',
    'queue PROCESS mails mail.ts#Worker(MAILS)',
    'queue PROCESS photos jobs.ts#sweep',
    'queue PROCESS photos/resize jobs.ts#resize',
    'queue PROCESS tidy jobs.ts#sweep',
  ]);
});

test('a job that is added to a queue reaches its plain worker', async () => {
  const { emissions } = await factsOf({
    'tsconfig.json': tsconfig(),
    'a.ts': `import { Queue, Worker } from 'bullmq'; const mails = new Queue('mails'); new Worker('mails', send);
      export function send() {} export function welcome() { mails.add('welcome', {}); }`,
  });
  expect(emissions.map(({ name, handlers }) => [name, handlers])).toEqual([['mails/welcome', ['a.ts#send']]]);
});

test('schedules of the cron libraries are entry points with their time', async () => {
  const found = await entries({
    'a.ts': `import cron from 'node-cron'; import { CronJob } from 'cron'; import * as schedule from 'node-schedule'; import { sweep } from './sweep';
      cron.schedule('0 1 * * *', sweep); new CronJob('0 2 * * *', () => { sweep(); }, null, true); CronJob.from({ cronTime: '0 3 * * *', onTick: sweep });
      schedule.scheduleJob('nightly', '0 4 * * *', sweep); cron.validate('0 5 * * *'); mine.schedule('0 6 * * *', sweep);`,
    'sweep.ts': `export function sweep() {}`,
    'b.test.ts': `import cron from 'node-cron'; cron.schedule('0 7 * * *', () => {});`,
  });
  expect(found).toEqual([
    'cron CRON 0 1 * * * sweep.ts#sweep',
    'cron CRON 0 2 * * * a.ts#',
    'cron CRON 0 3 * * * sweep.ts#sweep',
    'cron CRON 0 4 * * * sweep.ts#sweep',
  ]);
});

test('a server with a function of its own answers everything; one with an application does not', async () => {
  const found = await entries({
    'a.ts': `import http from 'node:http'; import express from 'express'; import { answer } from './answer'; const app = express();
      http.createServer(answer); http.createServer(app); http.createServer((req, res) => app(req, res)); http.createServer(async (req, res) => { await traced(() => { app(req, res); }); }); http.createServer(); net.createServer(answer);`,
    'answer.ts': `export function answer(req: any, res: any) { res.end(); }`,
  });
  expect(found).toEqual(['http ALL /* answer.ts#answer']);
});

test('resolver maps are opened through names, lists and merges', async () => {
  const found = await entries({
    'a.ts': `import { ApolloServer } from '@apollo/server'; import { makeExecutableSchema } from '@graphql-tools/schema'; import merge from 'lodash/merge';
      import { photos } from './photos'; import { albums } from './albums';
      new ApolloServer({ typeDefs, resolvers: merge({}, photos, albums) }); makeExecutableSchema({ typeDefs, resolvers: [{ Query: { health: () => 'ok' } }] });`,
    'photos.ts': `export async function photo() {} export const photos = { Query: { photo }, Photo: { album: (photo: any) => photo.album }, Subscription: { added: { subscribe: () => added() } }, Date: scalar };`,
    'albums.ts': `const add = async () => {}; const changes = { add }; export const albums = { Mutation: { ...changes } };`,
  });
  expect(found).toEqual([
    'graphql FIELD Photo.album photos.ts#photos.Photo.album',
    'graphql MUTATION add albums.ts#add',
    'graphql SUBSCRIPTION added photos.ts#photos.Subscription.added.subscribe',
    'graphql QUERY health a.ts#',
    'graphql QUERY photo photos.ts#photo',
  ]);
});

test('the class decorators that ts-proto generates make gRPC methods', async () => {
  const found = await entries({
    'photo.controller.ts': `import { Controller } from '@nestjs/common'; import { PhotoServiceControllerMethods } from './photo.pb';
      @Controller() @PhotoServiceControllerMethods() export class PhotoController { findOne() {} watch() {} own() {} }`,
    'photo.pb.ts': `import { GrpcMethod, GrpcStreamMethod } from '@nestjs/microservices';
      export function PhotoServiceControllerMethods() { return function (constructor: Function) {
        const grpcMethods: string[] = ['findOne', 'gone'];
        for (const method of grpcMethods) { const descriptor: any = Reflect.getOwnPropertyDescriptor(constructor.prototype, method); GrpcMethod('PhotoService', method)(constructor.prototype[method], method, descriptor); }
        const grpcStreamMethods: string[] = ['watch'];
        for (const method of grpcStreamMethods) { const descriptor: any = Reflect.getOwnPropertyDescriptor(constructor.prototype, method); GrpcStreamMethod('PhotoService', method)(constructor.prototype[method], method, descriptor); }
      }; }`,
  });
  expect(found).toEqual([
    'grpc UNARY PhotoService/FindOne photo.controller.ts#PhotoController.findOne',
    'grpc STREAM PhotoService/Watch photo.controller.ts#PhotoController.watch',
  ]);
});
