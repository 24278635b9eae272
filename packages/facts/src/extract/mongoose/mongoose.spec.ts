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

const models = `const mongoose = require('mongoose'); const { Schema } = mongoose;
const tagSchema = new Schema({ name: { type: String, unique: true } });
const userSchema = new Schema({ email: String, tags: [{ type: Schema.Types.ObjectId, ref: 'Tag' }], team: { type: Schema.Types.ObjectId, ref: 'Team', index: true } });
userSchema.index({ email: 1, team: -1 }, { unique: true });
userSchema.virtual('notes', { ref: 'Note', localField: '_id', foreignField: 'user' });
userSchema.statics.byEmail = function (email) { return this.findOne({ email }); };
userSchema.methods.rename = async function () { const user = this; await user.save(); };
userSchema.pre('save', async function () { await this.constructor.countDocuments(); });
userSchema.plugin(require('./plugin'));
const Tag = mongoose.model('Tag', tagSchema); const Team = mongoose.model('Team', new Schema({})); const Note = mongoose.model('Note', new Schema({}, { collection: 'remarks' }));
const User = mongoose.model('User', userSchema); const Admin = User.discriminator('Admin', new Schema({ level: Number }));
module.exports = { Tag, Team, Note, User, Admin };`;
const plugin = `module.exports = (schema) => { schema.statics.page = async function (filter) { return this.find(filter); }; };`;

async function touched(body: string): Promise<string[]> {
  const { accesses } = await factsOf({
    'models.js': models,
    'plugin.js': plugin,
    'a.js': `const { User, Tag, Note, Admin } = require('./models'); const mongoose = require('mongoose'); exports.run = async (id) => { ${body} };`,
  });
  return accesses
    .filter(({ file }) => file === 'a.js')
    .map((entry) => `${entry.operation} ${entry.entity} ${entry.via}`)
    .sort();
}

test('schemas say what refers to what, what is unique, and which collection a discriminator shares', async () => {
  const { entities } = await factsOf({ 'models.js': models, 'plugin.js': plugin });
  const user = entities.find(({ name }) => name === 'User');
  expect(user?.relations.map(({ property, kind, target, owner }) => [property, kind, target, owner])).toEqual([
    ['tags', 'many-to-many', 'Tag', true],
    ['team', 'many-to-one', 'Team', true],
    ['notes', 'one-to-many', 'Note', false],
  ]);
  expect(user?.indexes.map(({ columns, unique }) => [columns, unique])).toEqual([
    [['team'], false],
    [['email', 'team'], true],
  ]);
  expect(entities.map(({ name, table }) => [name, table])).toEqual([
    ['Admin', 'users'],
    ['Note', 'remarks'],
    ['Tag', 'tags'],
    ['Team', 'teams'],
    ['User', 'users'],
  ]);
});

test('statics, methods, hooks and plugins of a schema work on its model', async () => {
  const { accesses } = await factsOf({ 'models.js': models, 'plugin.js': plugin });
  expect(accesses.map((entry) => `${entry.function} ${entry.operation} ${entry.entity}`).sort()).toEqual([
    'models.js#pre(save) read User',
    'models.js#userSchema.methods.rename write User',
    'models.js#userSchema.statics.byEmail read User',
    'plugin.js#default read User',
  ]);
});

test.each([
  [
    'documents are saved and removed, wherever they were found or made',
    `const user = await User.findById(id); await user.save(); const made = new Tag({}); await made.save(); for (const one of await User.find().sort('email').exec()) await one.remove();`,
    [
      'read User repository',
      'read User repository',
      'write Tag repository',
      'write User repository',
      'write User repository',
    ],
  ],
  [
    'populate reads what is referred to, through virtual and nested paths',
    `await User.find().populate('tags team').lean(); await User.findOne().populate({ path: 'notes', match: {} });`,
    ['read Note join', 'read Tag join', 'read Team join', 'read User repository', 'read User repository'],
  ],
  [
    'pipelines look up and store',
    `await User.aggregate([{ $match: {} }, { $lookup: { from: 'tags', pipeline: [{ $unionWith: Note.collection.name }], as: 'x' } }, { $out: 'teams' }]);`,
    ['read Note join', 'read Tag join', 'read User repository', 'write Team join'],
  ],
  [
    'models that are asked for by name',
    `await mongoose.model('User').deleteMany({}); await Admin.find();`,
    ['read Admin repository', 'write User repository'],
  ],
])('%s', async (_what, body, expected) => {
  expect(await touched(body)).toEqual(expected);
});

test('a call says by which fields it chooses rows and where their values come from', async () => {
  const { accesses } = await factsOf({
    'models.js': models,
    'plugin.js': plugin,
    'a.js': `const { User } = require('./models'); exports.run = async (id, ids) => { await User.findById(id); await User.updateMany({ $or: [{ team: { $in: ids } }] }, { $set: { email: 'x' } }); for (const one of ids) await User.deleteOne({ email: one }); };`,
  });
  expect(accesses.filter(({ file }) => file === 'a.js').map(({ columns, key }) => [columns, key])).toEqual([
    [['_id'], { columns: ['_id'], from: 'parameter' }],
    [['email'], { columns: ['email'], from: 'element' }],
    [['email', 'team'], { columns: ['team'], from: 'parameter', many: true }],
  ]);
});

test('decorated models: documents, references, tokens, a base that wraps the model', async () => {
  const { accesses, entities } = await factsOf({
    'tsconfig.json': tsconfig(),
    'photo.ts': `import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose'; import { HydratedDocument, Types } from 'mongoose';
@Schema() export class User { @Prop() name: string; }
@Schema() export class Photo { @Prop({ type: Types.ObjectId, ref: 'User' }) owner: User; @Prop({ unique: true }) slug: string; }
export type PhotoDocument = HydratedDocument<Photo>; export const PhotoSchema = SchemaFactory.createForClass(Photo); PhotoSchema.index({ owner: 1 }); PhotoSchema.pre('save', async function () { await this.save(); });`,
    'a.ts': `import { InjectModel } from '@nestjs/mongoose'; import { Model } from 'mongoose'; import { Photo, PhotoDocument, User } from './photo';
export class Base<T> { constructor(protected readonly model: Model<T>) {} all() { return this.model.find(); } }
export class Photos extends Base<PhotoDocument> { constructor(@InjectModel(Photo.name) photos: Model<PhotoDocument>, @InjectModel('User') private users: any) { super(photos); }
  async add(given: PhotoDocument) { const made = new this.model({}); await made.save(); await given.populate('owner'); await this.users.find(); } }`,
  });
  expect(accesses.map((entry) => `${entry.function} ${entry.operation} ${entry.entity}`).sort()).toEqual([
    'a.ts#Base.all read Photo',
    'a.ts#Photos.add read User',
    'a.ts#Photos.add read User',
    'a.ts#Photos.add write Photo',
    'photo.ts#pre(save) write Photo',
  ]);
  expect(entities[0]).toMatchObject({
    relations: [{ property: 'owner', target: 'User' }],
    indexes: [{ columns: ['slug'] }, { columns: ['owner'] }],
  });
});

test('models that are made once only, soft deletes, queries and pipelines that are handed to own methods', async () => {
  const { accesses } = await factsOf({
    'tsconfig.json': tsconfig(),
    'models.ts': `import mongoose, { Schema } from 'mongoose'; const tagSchema = new Schema({}); const photoSchema = new Schema({ tags: [{ type: Schema.Types.ObjectId, ref: 'Tag' }] });
export const Tag = (mongoose.models.Tag as mongoose.Model<TagRow>) || mongoose.model<TagRow>('Tag', tagSchema);
export const Photo = (mongoose.models.Photo as mongoose.Model<PhotoRow>) || mongoose.model<PhotoRow>('Photo', photoSchema);`,
    'a.ts': `import { Model } from 'mongoose'; import { SoftDeleteModel } from 'mongoose-delete'; import { Photo } from './models';
export class Base<T> { public _model: Model<T>; constructor(protected model: Model<T>) { this._model = model; } aggregate(query: any[]) { return this._model.aggregate(query).read('primary'); } }
export class Photos extends Base<PhotoRow> { private photo: SoftDeleteModel; constructor() { super(Photo); this.photo = Photo; }
  drop() { return this.photo.delete({}); } all() { return this.fill(this.model.find()); } private fill(query: any) { return query.populate('tags').populate('other'); }
  joined() { return this.aggregate([{ $lookup: { from: 'tags' } }]); } }`,
  });
  expect(accesses.map((entry) => `${entry.function} ${entry.operation} ${entry.entity}`).sort()).toEqual([
    'a.ts#Base.aggregate read Photo',
    'a.ts#Photos.all read Photo',
    'a.ts#Photos.drop write Photo',
    'a.ts#Photos.fill read Tag',
    'a.ts#Photos.joined read Tag',
  ]);
});
