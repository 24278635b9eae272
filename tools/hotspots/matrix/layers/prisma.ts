/** How code of prisma is written. */
import type { Layer } from '../layer';

export const prisma: Layer = {
  name: 'prisma',
  table: 'Book',
  files: {
    'prisma/schema.prisma': `model Book {
  id    String @id
  title String
}
`,
    'src/prisma.service.ts': `import { Injectable } from '@nestjs/common';
import { PrismaClient } from '@prisma/client';
@Injectable() export class PrismaService extends PrismaClient {}
`,
  },
  imports: `import { PrismaService } from '../prisma.service';`,
  client: { decorator: '', type: 'PrismaService' },
  calls: {
    read: (key) => `this.client.book.findFirst({ where: { id: ${key} } })`,
    write: (key) => `this.client.book.update({ where: { id: ${key} }, data: { title: 'x' } })`,
    in: (keys) => `this.client.book.findMany({ where: { id: { in: ${keys} } } })`,
    page: (page) => `this.client.book.findMany({ take: 100, skip: Number(${page}) * 100, orderBy: { id: 'asc' } })`,
    batched: (key) => `this.client.book.findUnique({ where: { id: ${key} } })`,
  },
};
