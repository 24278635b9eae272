/** Prisma: an extended client and the client of a transaction are clients. */
import type { LibraryType, Type } from '../type';
import type { Library, LibraryCall } from './library';

export const prisma: Library = { modules: /prisma/i, call: prismaCall, handed: prismaHanded };

function prismaCall({ receiver, method, self }: LibraryCall): Type | undefined {
  return method === '$extends' ? (self ?? { ...receiver, itself: false }) : undefined;
}

/** `prisma.$transaction(async (tx) => …)` */
function prismaHanded(_client: LibraryType, method: string, parameter: number, on: Type): Type | undefined {
  return method === '$transaction' && parameter === 0 ? on : undefined;
}
