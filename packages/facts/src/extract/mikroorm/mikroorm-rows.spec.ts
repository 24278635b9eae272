/** MikroORM: one row or many, bounded or not, sorted, locked. */
import { factsOf, tsconfig } from '../../project.fixture';
import { rowsSaid } from '../data/rows-said.fixture';

test('finds, collections, references and builders say how many rows they give', async () => {
  const facts = await factsOf({
    'tsconfig.json': tsconfig(),
    'entities.ts': `import { Collection, Ref, Entity, PrimaryKey, Property, ManyToOne, OneToMany } from '@mikro-orm/core';
@Entity() export class User { @PrimaryKey() id!: number; @OneToMany(() => Photo, (photo) => photo.owner) photos = new Collection<Photo>(this); }
@Entity() export class Photo { @PrimaryKey() id!: number; @Property() takenAt!: Date; @ManyToOne(() => User, { ref: true }) owner!: Ref<User>; }`,
    'a.ts': `import { EntityManager, EntityRepository, LockMode, QueryOrder } from '@mikro-orm/core'; import { Photo, User } from './entities';
export class A { constructor(private em: EntityManager, private photos: EntityRepository<Photo>) {} async run(id: number, size: number, user: User, photo: Photo) {
    await this.em.findOne(Photo, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    await this.em.find(Photo, { id }, { limit: size, orderBy: { takenAt: QueryOrder.DESC } });
    await this.photos.findAll({ limit: 10, orderBy: [{ takenAt: 'asc' }, { id: 'asc' }] });
    await this.photos.find({ id }, { lockMode: LockMode.OPTIMISTIC });
    await this.photos.count({ id });
    await this.em.lock(photo, LockMode.PESSIMISTIC_READ);
    await user.photos.loadItems();
    await user.photos.loadCount();
    await photo.owner.load();
    await this.em.createQueryBuilder(Photo, 'p').orderBy({ takenAt: 'desc' }).limit(5).getResultList();
    await this.em.createQueryBuilder(Photo, 'p').setLockMode(LockMode.PESSIMISTIC_WRITE).getSingleResult();
  } }`,
  });
  expect(rowsSaid(facts)).toEqual([
    '3 one limited locks',
    '4 many limited by taken_at',
    '5 many limited by taken_at, id',
    '6 many',
    '7 one limited',
    '8 one limited locks',
    '9 many',
    '10 one limited',
    '11 one limited',
    '12 many limited by taken_at',
    '13 one limited locks',
  ]);
});
