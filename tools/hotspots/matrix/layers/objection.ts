/** How code of objection is written. */
import type { Layer } from '../layer';

export const objection: Layer = {
  name: 'objection',
  table: 'Book',
  files: {
    'src/models.ts': `import { Model } from 'objection';
export class Book extends Model { static tableName = 'books'; id!: string; title!: string; }
export class Author extends Model {
  static tableName = 'authors';
  static get relationMappings() {
    return { book: { relation: Model.BelongsToOneRelation, modelClass: Book, join: { from: 'authors.bookId', to: 'books.id' } } };
  }
}
`,
  },
  imports: `import { Author, Book } from '../models';`,
  calls: {
    read: (key) => `Book.query().findById(${key})`,
    write: (key) => `Book.query().findById(${key}).patch({ title: 'x' })`,
    in: (keys) => `Book.query().whereIn('id', ${keys})`,
    page: (page) => `Book.query().orderBy('id').limit(100).offset(Number(${page}) * 100)`,
    lock: (key) => `Book.query().findById(${key}).forUpdate()`,
    lazy: (owner) => `${owner}.$relatedQuery('book')`,
  },
};
