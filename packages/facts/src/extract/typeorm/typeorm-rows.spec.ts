/** TypeORM: one row or many, bounded or not, sorted, locked. */
import { factsOf, tsconfig } from '../../project.fixture';
import { rowsSaid } from '../data/rows-said.fixture';

test('finds, counts and builders say how many rows they give, in which order, and whether they lock them', async () => {
  const facts = await factsOf({
    'tsconfig.json': tsconfig(),
    'photo.ts': `import { Entity, Column, PrimaryColumn, ManyToOne } from 'typeorm'; @Entity() export class User { @PrimaryColumn() id: string; @Column() name: string; }
@Entity() export class Photo { @PrimaryColumn() id: string; @Column({ name: 'taken_at' }) takenAt: Date; @Column() take: number; @ManyToOne(() => User) owner: User; }`,
    'a.ts': `import { Repository, EntityManager } from 'typeorm'; import { Photo } from './photo';
export class A { constructor(private photos: Repository<Photo>, private manager: EntityManager) {} async run(id: string, size: number, more: object) {
    await this.photos.findOneBy({ id });
    await this.photos.findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
    await this.photos.find({ take: size, order: { takenAt: 'DESC', id: 'ASC', owner: { name: 'ASC' } } });
    await this.photos.findBy({ take: size });
    await this.photos.find({ skip: 2, lock: { mode: 'optimistic', version: 1 } });
    await this.photos.count({ where: { id } });
    await this.photos.find({ take: 1, ...more });
    await this.photos.findAndCount({ take: undefined });
    await this.manager.find(Photo, { take: 20 });
    await this.photos.createQueryBuilder('p').where('p.id = :id', { id }).orderBy('p.takenAt', 'DESC').addOrderBy('p.id').limit(10).getMany();
    await this.photos.createQueryBuilder('p').setLock('pessimistic_read').getOne();
    await this.photos.createQueryBuilder('p').orderBy({ 'p.takenAt': 'ASC' }).getRawMany();
  } }`,
  });
  expect(rowsSaid(facts)).toEqual([
    '3 one limited',
    '4 one limited locks',
    '5 many limited by taken_at, id',
    '6 many',
    '7 many',
    '8 one limited',
    '9 one limited',
    '10 many',
    '11 many limited',
    '12 many limited by taken_at, id',
    '13 one limited locks',
    '14 many by taken_at',
  ]);
});

test('a condition that is handed in is no list of everything: nothing is said of columns', async () => {
  const { accesses } = await factsOf({
    'tsconfig.json': tsconfig(),
    'a.ts': `import { Column, DataSource, Entity, FindOptionsWhere, PrimaryColumn } from 'typeorm'; @Entity() export class Photo { @PrimaryColumn() id: string; @Column() title: string; }
const photos = new DataSource({}).getRepository(Photo); export const handed = (where: FindOptionsWhere<Photo>) => photos.find({ where, select: { title: true } });
export const all = () => photos.find({ select: { title: true } });`,
  });
  expect(accesses.map(({ columns, key }) => [columns, key])).toEqual([
    [undefined, undefined],
    [['title'], undefined],
  ]);
});
