/** How code of mongoose is written. */
import type { Layer } from '../layer';

export const mongoose: Layer = {
  name: 'mongoose',
  table: 'Book',
  files: {
    'src/book.schema.ts': `import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
@Schema() export class Book { @Prop() title: string; }
@Schema() export class Author { @Prop() name: string; }
export const BookSchema = SchemaFactory.createForClass(Book);
`,
  },
  imports: `import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { Book } from '../book.schema';`,
  client: { decorator: '@InjectModel(Book.name) ', type: 'Model<Book>' },
  calls: {
    read: (key) => `this.client.findById(${key})`,
    write: (key) => `this.client.updateOne({ _id: ${key} }, { title: 'x' })`,
    in: (keys) => `this.client.find({ _id: { $in: ${keys} } })`,
    page: (page) => `this.client.find().sort({ _id: 1 }).skip(Number(${page}) * 100).limit(100)`,
  },
};
