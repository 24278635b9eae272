/** MongoDB's own driver: collections by name, behind constants, fields and functions. */
import { factsOf } from '../../project.fixture';

test('calls on collections, and what pipelines name', async () => {
  const facts = await factsOf({
    'db.js': `const { MongoClient } = require('mongodb'); const client = new MongoClient(''); const database = client.db('x');
const db = { users: database.collection('users'), posts: database.collection('posts') };
const tags = () => database.collection('tags');
module.exports = { db, database, tags };`,
    'a.js': `const { db, database, tags } = require('./db'); const LOGS = 'logs';
exports.run = async (id, ids) => {
  await db.users.findOne({ _id: id });
  await database.collection(LOGS).insertOne({});
  await database.collection('posts').updateMany({ owner: id, _id: { $in: ids } }, { $set: { title: 'x' } });
  await tags().deleteOne({ _id: 1 });
  const posts = db.posts; await posts.find({}).toArray();
  await db.posts.aggregate([{ $match: {} }, { $lookup: { from: 'users', as: 'u' } }, { $out: 'report' }]);
  [1].find((x) => x); document.collection; new Map().delete('x');
};`,
  });
  expect(facts.entities.map(({ name, layer }) => `${name} ${layer}`)).toEqual([
    'logs mongodb',
    'posts mongodb',
    'report sql',
    'tags mongodb',
    'users mongodb',
  ]);
  expect(facts.accesses.map(({ line, operation, entity, via }) => `${line} ${operation} ${entity} ${via}`)).toEqual([
    '3 read users repository',
    '4 write logs repository',
    '5 write posts repository',
    '6 write tags repository',
    '7 read posts repository',
    '8 read posts repository',
    '8 write report repository',
    '8 read users join',
  ]);
  expect(facts.accesses[2]).toMatchObject({
    columns: ['title'],
    key: { columns: ['_id', 'owner'], from: 'parameter', many: true },
  });
});
