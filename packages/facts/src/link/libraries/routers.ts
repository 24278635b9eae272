/** Routers of Express and Koa: `express()`, `express.Router()`; `router.routes()` is still the router. */
import { libraryInstance, type Type } from '../type';
import type { Library, LibraryCall } from './library';

export const routers: Library = {
  modules: /^(?:express|koa|koa-router|@koa\/router|express-promise-router|router)$/,
  call: routerCall,
};

function routerCall({ receiver, method, madeBy }: LibraryCall): Type | undefined {
  if (!receiver.itself) return /^(?:routes|middleware|prefix|use|param)$/.test(method) ? receiver : undefined;
  const made = method === '' ? receiver.name : method;
  if (/(?:^|\.)Router$/.test(made)) return { ...libraryInstance(receiver.module, 'Router'), madeBy };
  const called = made === 'default' || made === '*' || made === 'express';
  return called ? { ...libraryInstance(receiver.module, 'Application'), madeBy } : undefined;
}
