/** Sequelize: one row or many, bounded or not, sorted, locked; getters of relations too. */
import { factsOf } from '../../project.fixture';
import { rowsSaid } from '../data/rows-said.fixture';

test('finds say how many rows they give, in which order, and whether they lock them', async () => {
  const facts = await factsOf({
    'models.js': `const { Sequelize, DataTypes } = require('sequelize'); const sequelize = new Sequelize('');
const User = sequelize.define('User', { name: DataTypes.STRING }); const Photo = sequelize.define('Photo', { takenAt: { type: DataTypes.DATE, field: 'taken_at' }, title: DataTypes.STRING });
User.hasMany(Photo, { as: 'photos' }); Photo.belongsTo(User, { as: 'owner' }); module.exports = { sequelize, User, Photo };`,
    'a.js': `const { User, Photo, sequelize } = require('./models'); exports.run = async (id, size, t) => {
    const user = await User.findByPk(id, { lock: t.LOCK.UPDATE });
    await Photo.findOne({ where: { id } });
    await Photo.findAll({ limit: size, order: [['takenAt', 'DESC'], 'title', [User, 'name', 'ASC'], [sequelize.fn('max', 'x'), 'ASC']] });
    await Photo.findAll({ lock: false, order: sequelize.literal('x') });
    await Photo.findAndCountAll({});
    await user.getPhotos({ limit: 5 });
    await user.countPhotos();
    await Photo.count({});
    const photos = await Photo.findAll({ limit: 9 }); photos.find((photo) => photo.id === id);
};`,
  });
  expect(rowsSaid(facts)).toEqual([
    '2 one limited locks',
    '3 one limited',
    '4 many limited by taken_at, title',
    '5 many',
    '6 many',
    '7 many limited',
    '8 one limited',
    '9 one limited',
    '10 many limited',
  ]);
});
