/** How code of sequelize is written. */
import type { Layer } from '../layer';

export const sequelize: Layer = {
  name: 'sequelize',
  table: 'Book',
  files: {
    'src/models.ts': `import { BelongsTo, Column, Model, PrimaryKey, Table } from 'sequelize-typescript';
@Table export class Book extends Model { @PrimaryKey @Column id: string; @Column title: string; }
@Table export class Author extends Model { @PrimaryKey @Column id: string; @BelongsTo(() => Book, 'bookId') book: Book; }
`,
  },
  imports: `import { Author, Book } from '../models';`,
  calls: {
    read: (key) => `Book.findByPk(${key})`,
    write: (key) => `Book.update({ title: 'x' }, { where: { id: ${key} } })`,
    in: (keys) => `Book.findAll({ where: { id: ${keys} } })`,
    page: (page) => `Book.findAll({ limit: 100, offset: Number(${page}) * 100, order: [['id', 'ASC']] })`,
    lock: (key) => `Book.findOne({ where: { id: ${key} }, lock: true })`,
    lazy: (owner) => `${owner}.$get('book')`,
  },
};
