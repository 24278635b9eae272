/** How code of mongodb is written. */
import type { Layer } from '../layer';

export const mongodb: Layer = {
  name: 'mongodb',
  table: 'books',
  files: {
    'src/mongo.ts': `import { MongoClient } from 'mongodb';
export const client = new MongoClient(process.env.MONGO_URL ?? '');
export const books = client.db('shop').collection('books');
`,
  },
  imports: `import { books } from '../mongo';`,
  calls: {
    read: (key) => `books.findOne({ _id: ${key} })`,
    write: (key) => `books.updateOne({ _id: ${key} }, { $set: { title: 'x' } })`,
    in: (keys) => `books.find({ _id: { $in: ${keys} } }).toArray()`,
    page: (page) => `books.find({}).sort({ _id: 1 }).skip(Number(${page}) * 100).limit(100).toArray()`,
  },
};
