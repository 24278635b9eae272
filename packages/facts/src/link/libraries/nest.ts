/** NestJS: the container gives instances of the classes that it is asked for. */
import { libraryInstance, type Type } from '../type';
import { instance, type Library, type LibraryCall } from './library';

export const nest: Library = { modules: /^@nestjs\/(?:core|common|testing)$/, call: containerCall };

/** `NestFactory.create(AppModule)` and a compiled testing module are containers, too. */
function containerCall({ receiver, method, argument }: LibraryCall): Type | undefined {
  if (receiver.itself && receiver.name === 'NestFactory') return libraryInstance('@nestjs/core', 'INestApplication');
  if (receiver.module === '@nestjs/testing' && !/^(?:get|resolve)$/.test(method)) {
    return libraryInstance('@nestjs/testing', 'TestingModule');
  }
  return /^(?:get|resolve)$/.test(method) ? instance(argument(0)) : undefined;
}
