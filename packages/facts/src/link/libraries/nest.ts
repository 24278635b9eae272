/** NestJS: the container gives instances of the classes that it is asked for. */
import type { Type } from '../type';
import { instance, type Library, type LibraryCall } from './library';

export const nest: Library = { modules: /^@nestjs\/(?:core|common)$/, call: containerCall };

function containerCall({ method, argument }: LibraryCall): Type | undefined {
  return /^(?:get|resolve)$/.test(method) ? instance(argument(0)) : undefined;
}
