/** Sequelize without types: models by the names that they are held under, associations, scopes, built options. */
import type { CodeFacts } from '@banyan/model';
import { factsOf } from '../../project.fixture';

const models = {
  'index.js': `const db = {}; for (const file of require('fs').readdirSync(__dirname)) db[file] = require('./' + file); module.exports = db;`,
  'blog_post.js': `module.exports = (sequelize, DataTypes) => {
  const BlogPost = sequelize.define('blog_post', { id: { type: DataTypes.UUID, primaryKey: true }, title: { type: DataTypes.TEXT, field: 'the_title' }, ownerId: DataTypes.UUID },
    { tableName: 'posts', defaultScope: { include: [{ association: 'owner' }] }, scopes: { tagged: { include: ['tags'] }, by(id) { return { where: { id } }; } } });
  BlogPost.associate = (models) => {
    BlogPost.belongsTo(models.User, { as: 'owner', onDelete: 'SET NULL' }); BlogPost.hasMany(models.Comment, { as: 'comments' });
    BlogPost.belongsToMany(models.Tag, { as: 'tags', through: 'post_tags' });
  };
  return BlogPost; };`,
  'user.js': `module.exports = (sequelize, DataTypes) => sequelize.define('user', { email: DataTypes.STRING }, { freezeTableName: true });`,
  'comment.js': `module.exports = (sequelize, DataTypes) => sequelize.define('comment', { text: DataTypes.TEXT });`,
  'tag.js': `module.exports = (sequelize, DataTypes) => sequelize.define('tag', { name: DataTypes.TEXT });`,
};

function read(source: string): Promise<CodeFacts> {
  return factsOf({ models, 'a.js': source });
}

async function touched(body: string): Promise<string[]> {
  const { accesses } = await read(
    `const { BlogPost, User } = require('./models'); const models = require('./models'); exports.run = async (id, ids) => { ${body} };`,
  );
  return accesses
    .filter(({ file }) => file === 'a.js')
    .map((entry) => `${entry.operation} ${entry.entity} ${entry.via}`)
    .sort();
}

test('relations name their table between, what the database does, and columns by the names that they have there', async () => {
  const { entities } = await read('');
  const post = entities.find(({ table }) => table === 'posts');
  expect(post?.columns.map(({ name }) => name)).toEqual(['id', 'the_title', 'ownerId']);
  expect(post?.relations.map(({ property, onDelete, through }) => [property, onDelete, through])).toEqual([
    ['owner', 'set null', undefined],
    ['comments', undefined, undefined],
    ['tags', undefined, 'post_tags'],
  ]);
  expect(entities.map(({ name, table }) => `${name}=${table}`).sort()).toEqual([
    'blog_post=posts',
    'comment=comments',
    'post_tags=post_tags',
    'tag=tags',
    'user=user',
  ]);
});

test.each([
  [
    'models by the object that holds them',
    `await models.User.findAll(); const { Comment } = models; await Comment.create({});`,
    ['read user repository', 'write comment repository'],
  ],
  ['models that are imported by name', `await User.destroy({ where: { id } });`, ['write user repository']],
  [
    'instances that were found, in lists and in loops',
    `const user = await User.findByPk(id); await user.update({}); const all = await models.Comment.findAll(); await Promise.all(all.map((one) => one.destroy()));`,
    ['read comment repository', 'read user repository', 'write comment repository', 'write user repository'],
  ],
  [
    'the default scope comes along, named scopes replace it, unscoped drops it',
    `await BlogPost.findAll(); await BlogPost.scope('tagged').findOne(); await BlogPost.scope([{ method: ['by', id] }]).findOne(); await BlogPost.unscoped().findOne();`,
    [
      ...Array.from({ length: 4 }, () => 'read blog_post repository'),
      'read post_tags join',
      'read tag join',
      'read user join',
    ],
  ],
  [
    'methods of associations',
    `const post = await BlogPost.unscoped().findByPk(id); await post.getComments(); await post.addTag(id); await post.createComment({}); await post.setOwner(id); await post.countTags();`,
    [
      'read blog_post repository',
      'read comment repository',
      'read post_tags join',
      'read tag repository',
      'write blog_post repository',
      'write comment repository',
      'write post_tags join',
    ],
  ],
])('%s', async (_what, body, expected) => {
  expect(await touched(body)).toEqual(expected);
});

test('options that another method begins, and that are added to', async () => {
  const { accesses } = await read(`class Posts { constructor(models) { this.models = models; }
  base() { const models = this.models; return { where: {}, include: [{ model: models.User, as: 'owner' }] }; }
  async all() { const Post = this.models.BlogPost; const query = this.base(); query.include.push({ model: this.models.Comment, as: 'comments' }); return Post.unscoped().findAll(query); } }`);
  expect(accesses.map((entry) => `${entry.function} ${entry.operation} ${entry.entity}`).sort()).toEqual([
    'a.js#Posts.all read blog_post',
    'a.js#Posts.all read comment',
    'a.js#Posts.all read user',
  ]);
});

test('a call says by which columns it chooses rows, where their values come from, and which columns it names', async () => {
  const { accesses } = await read(`const { BlogPost } = require('./models'); const { Op } = require('sequelize');
exports.run = async (id, ids) => {
  await BlogPost.unscoped().findOne({ where: { title: id, [Op.or]: [{ ownerId: { [Op.in]: ids } }] }, attributes: ['id'] });
  for (const one of ids) await BlogPost.update({ title: 'x' }, { where: { id: one } });
  await BlogPost.unscoped().findByPk(id);
};`);
  expect(accesses.map(({ columns, key }) => [columns, key])).toEqual([
    [
      ['id', 'ownerId', 'the_title'],
      { columns: ['ownerId', 'the_title'], from: 'parameter', by: 'the_title', many: true },
    ],
    [['id', 'the_title'], { columns: ['id'], from: 'element' }],
    [['id'], { columns: ['id'], from: 'parameter' }],
  ]);
});
