/** Servers that embed a proxy: plain Node, Express, NestJS on both of its platforms. What they answer themselves begins with `own`. */
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import express from 'express';
import { closing } from '../testing/proxy.fixture';
import type { EmbeddedProxy } from './create-proxy';
import { serverOptions } from './server-options';

/** What comes before the proxy: body parsers and the like. */
export type Before = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

/** A way to embed a proxy. */
export interface HostKind {
  /** @returns the server, listening on a free port */
  start(proxy: EmbeddedProxy, before?: Before): Promise<Server>;
}

const straight: Before = (_, __, next) => next();

function answerOwn({ method, url }: IncomingMessage, response: ServerResponse): void {
  response.end(`own ${method} ${url}`);
}

function listenerOf({ middleware }: EmbeddedProxy, before: Before): RequestListener {
  return (request, response) => {
    before(request, response, () => middleware(request, response, () => answerOwn(request, response)));
  };
}

@Module({})
class Empty {}

/** Every way that README.md shows. */
export const hosts: Readonly<Record<string, HostKind>> = {
  'plain node:http': {
    start: (proxy, before = straight) => listening(createServer(listenerOf(proxy, before)), proxy),
  },
  'node:http with serverOptions': {
    start: (proxy, before = straight) => listening(createServer(serverOptions(), listenerOf(proxy, before)), proxy),
  },
  Express: {
    start: (proxy, before = straight) => {
      const app = express().use(before).use(proxy.middleware).use(answerOwn);
      return listening(createServer(app), proxy);
    },
  },
  'NestJS on Express': {
    start: async (proxy, before = straight) => {
      const app = await NestFactory.create(Empty, { logger: false });
      app.use(before).use(proxy.middleware).use(answerOwn);
      await app.init();
      return listening(app.getHttpServer() as Server, proxy);
    },
  },
  'NestJS on Fastify': {
    start: async (proxy, before = straight) => {
      const { FastifyAdapter } = await import('@nestjs/platform-fastify');
      const app = await NestFactory.create<NestFastifyApplication>(Empty, new FastifyAdapter(), { logger: false });
      app.use(before);
      app.use(proxy.middleware);
      app.use(answerOwn);
      await app.init();
      await app.getHttpAdapter().getInstance().ready(); // as its own listen does
      return listening(app.getHttpServer() as Server, proxy);
    },
  },
};

/** Listens, takes upgrades to the proxy, and is closed after the test. */
export async function listening(server: Server, proxy: EmbeddedProxy): Promise<Server> {
  server.on('upgrade', (request, socket, head) => {
    if (!proxy.upgrade(request, socket, head)) socket.end('HTTP/1.1 418 Own\r\n\r\n');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing({
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  });
  return server;
}

/** `host:port`. */
export function addressOf(server: Server): string {
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}
