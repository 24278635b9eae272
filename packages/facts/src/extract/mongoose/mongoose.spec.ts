import { factsOf, tsconfig } from '../../project.fixture';

test('decorated and called models are entities, and calls on them are accesses', async () => {
  const { entities, accesses } = await factsOf({
    'tsconfig.json': tsconfig(),
    'photo.ts': `import { Prop, Schema } from '@nestjs/mongoose'; @Schema({ collection: 'pictures' }) export class Photo { @Prop() title: string; }`,
    'a.ts': `import { InjectModel } from '@nestjs/mongoose'; import { Model } from 'mongoose'; import { Photo } from './photo';
      export class A { constructor(@InjectModel(Photo.name) private readonly photos: Model<Photo>) {} async run() { await this.photos.find(); await this.photos.updateOne({}); } }`,
    'user.js': `const mongoose = require('mongoose'); const schema = new mongoose.Schema({ email: String, age: { type: Number } }); module.exports = mongoose.model('User', schema);`,
    'b.js': `const User = require('./user'); exports.run = async () => { await User.findOne({}); await User.create({}); await User.findByIdAndDelete(1); };`,
  });
  expect(
    entities.map(({ name, table, layer, columns }) => [
      name,
      table,
      layer,
      columns.map((column) => `${column.name} ${column.type}`),
    ]),
  ).toEqual([
    ['Photo', 'pictures', 'mongoose', ['title string']],
    ['User', 'users', 'mongoose', ['email String', 'age Number']],
  ]);
  expect(accesses.map(({ operation, entity, call }) => `${operation} ${entity} ${call}`)).toEqual([
    'read Photo this.photos.find',
    'write Photo this.photos.updateOne',
    'read User User.findOne',
    'write User User.create',
    'write User User.findByIdAndDelete',
  ]);
});
