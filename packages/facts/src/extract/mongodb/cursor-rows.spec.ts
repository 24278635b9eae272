/** MongoDB by its driver and by Mongoose: one document or many, bounded or not, sorted. */
import { factsOf } from '../../project.fixture';
import { rowsSaid } from '../data/rows-said.fixture';

const calls = (photos: string, ...more: readonly string[]): string =>
  [
    `await ${photos}.findOne({ _id: id });`,
    `await ${photos}.find({}).sort({ takenAt: -1, title: 1 }).limit(size)`,
    `await ${photos}.countDocuments({});`,
    `await ${photos}.aggregate([{ $match: {} }, { $sort: { takenAt: 1 } }, { $limit: 5 }]);`,
    `await ${photos}.aggregate([{ $group: { _id: null, n: { $sum: 1 } } }]);`,
    `await ${photos}.find({ limit: 5 });`,
    `await ${photos}.find().limit(1);`,
    ...more,
  ].join('\n');

const said = [
  '2 one limited',
  '3 many limited by takenAt, title',
  '4 one limited',
  '5 many limited by takenAt',
  '6 one limited',
  '7 many',
  '8 one limited',
];

test('the driver: options and cursors', async () => {
  const facts = await factsOf({
    'a.js': `const { MongoClient } = require('mongodb'); const photos = new MongoClient('').db('x').collection('photos'); exports.run = async (id, size) => {
${calls('photos', 'await photos.find({}, { limit: size, sort: [["takenAt", -1]] }).toArray();')}
};`,
  });
  expect(rowsSaid(facts)).toEqual([...said, '9 many limited by takenAt']);
});

test('Mongoose: queries, and pages of a plugin', async () => {
  const facts = await factsOf({
    'a.js': `const mongoose = require('mongoose'); const Photo = mongoose.model('Photo', new mongoose.Schema({ takenAt: Date, title: String })); exports.run = async (id, size) => {
${calls('Photo', "await Photo.find().sort('-takenAt title');", 'await Photo.findById(id);', 'await Photo.paginate({}, { page: 1 });', 'await Photo.distinct("title");', 'const all = await Photo.find().limit(9); all.find((photo) => photo.id === id);', 'Photo.find((error, found) => found);')}
};`,
  });
  expect(rowsSaid(facts)).toEqual([
    ...said,
    '9 many by takenAt, title',
    '10 one limited',
    '11 many limited',
    '12 many',
    '13 many limited',
    '14 many',
  ]);
});
