/** How code of typeorm is written. */
import type { Layer } from '../layer';

export const typeorm: Layer = {
  name: 'typeorm',
  table: 'Book',
  files: {
    'src/book.entity.ts': `import { Column, Entity, ManyToOne, PrimaryColumn } from 'typeorm';
@Entity() export class Author { @PrimaryColumn() id: string; @Column() name: string; @ManyToOne(() => Book, { lazy: true }) book: Promise<Book>; }
@Entity() export class Book { @PrimaryColumn() id: string; @Column() title: string; }
`,
  },
  imports: `import { InjectRepository } from '@nestjs/typeorm';
import { In, Repository } from 'typeorm';
import { Author, Book } from '../book.entity';`,
  client: { decorator: '@InjectRepository(Book) ', type: 'Repository<Book>' },
  calls: {
    read: (key) => `this.client.findOneBy({ id: ${key} })`,
    write: (key) => `this.client.update({ id: ${key} }, { title: 'x' })`,
    in: (keys) => `this.client.findBy({ id: In(${keys}) })`,
    page: (page) => `this.client.find({ take: 100, skip: Number(${page}) * 100, order: { id: 'ASC' } })`,
    lock: (key) => `this.client.findOne({ where: { id: ${key} }, lock: { mode: 'pessimistic_write' } })`,
    lazy: (owner) => `(await ${owner}.book).title`,
    lazyGiven: (owner) => `${owner}.book`,
    lazyThen: (owner) => `${owner}.book.then((book) => book.title)`,
  },
};
