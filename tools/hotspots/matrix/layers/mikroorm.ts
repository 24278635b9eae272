/** How code of mikroorm is written. */
import type { Layer } from '../layer';

export const mikroorm: Layer = {
  name: 'mikroorm',
  table: 'Book',
  files: {
    'src/book.entity.ts': `import { Entity, ManyToOne, PrimaryKey, Property, Ref } from '@mikro-orm/core';
@Entity() export class Book { @PrimaryKey() id!: string; @Property() title!: string; }
@Entity() export class Author { @PrimaryKey() id!: string; @ManyToOne(() => Book, { ref: true }) book!: Ref<Book>; }
`,
  },
  imports: `import { EntityManager, LockMode } from '@mikro-orm/core';
import { Author, Book } from '../book.entity';`,
  client: { decorator: '', type: 'EntityManager' },
  calls: {
    read: (key) => `this.client.findOne(Book, { id: ${key} })`,
    write: (key) => `this.client.nativeUpdate(Book, { id: ${key} }, { title: 'x' })`,
    in: (keys) => `this.client.find(Book, { id: { $in: ${keys} } })`,
    page: (page) => `this.client.find(Book, {}, { limit: 100, offset: Number(${page}) * 100, orderBy: { id: 'asc' } })`,
    lock: (key) => `this.client.findOne(Book, { id: ${key} }, { lockMode: LockMode.PESSIMISTIC_WRITE })`,
    lazy: (owner) => `${owner}.book.load()`,
  },
};
