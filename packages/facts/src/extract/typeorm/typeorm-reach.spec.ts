/** TypeORM: tables that are reached through relations, bases and managers, and by which columns. */
import type { CodeFacts } from '@banyan/model';
import { factsOf, tsconfig, type Tree } from '../../project.fixture';

const entities = `import { Entity, Column, PrimaryGeneratedColumn, ManyToOne, OneToMany, ManyToMany, JoinTable } from 'typeorm';
@Entity() export class User { @PrimaryGeneratedColumn() id: number; @Column() email: string; @OneToMany(() => Photo, (p) => p.owner) photos: Photo[]; }
@Entity() export class Photo { @PrimaryGeneratedColumn() id: number; @Column({ name: 'the_title' }) title: string; @ManyToOne(() => User) owner: User;
  @ManyToMany(() => Tag) @JoinTable() tags: Tag[]; @OneToMany(() => Note, (n) => n.photo, { cascade: true }) notes: Note[]; }
@Entity() export class Tag { @PrimaryGeneratedColumn() id: number; @ManyToMany(() => Photo, (p) => p.tags) photos: Photo[]; }
@Entity() export class Note { @PrimaryGeneratedColumn() id: number; @ManyToOne(() => Photo) photo: Photo; }
`;
const start = `import { Repository, AbstractRepository, EntityRepository, DataSource, EntityManager, SelectQueryBuilder, EventSubscriber, In } from 'typeorm'; import { User, Photo, Tag, Note } from './entities';`;

function read(source: string, more: Tree = {}): Promise<CodeFacts> {
  return factsOf({ 'tsconfig.json': tsconfig(), 'entities.ts': entities, 'a.ts': `${start}\n${source}`, ...more });
}

async function touched(source: string): Promise<string[]> {
  const { accesses } = await read(source);
  return accesses.map((entry) => `${entry.function.slice(5)} ${entry.operation} ${entry.entity}`).sort();
}

function inService(body: string): string {
  return `export class S { constructor(private photos: Repository<Photo>, private db: DataSource) {} async run(id: number, ids: number[]) { ${body} } }`;
}

test.each([
  [
    'a condition on a relation',
    `await this.photos.find({ where: { owner: { email: 'x' } } });`,
    ['read Photo', 'read User'],
  ],
  ['a relation compared by its key stays in the table', `await this.photos.findBy({ owner: owner });`, ['read Photo']],
  [
    'a list of a many-to-many that is changed before the save',
    `const photo = await this.photos.findOneBy({ id }); photo.tags.push(new Tag()); await this.photos.save(photo);`,
    ['read Photo', 'write Photo', 'write photo_tags_tag'],
  ],
  [
    'relations of a saved literal: keys on the other side, cascades',
    `await this.photos.save(this.photos.create({ title: 'x', owner, notes: [{}] }));`,
    ['write Note', 'write Photo'],
  ],
  [
    'an empty list of a new row',
    `const photo = new Photo(); photo.tags = []; await this.photos.save(photo);`,
    ['write Photo'],
  ],
  [
    'the relation of a builder',
    `await this.db.createQueryBuilder().relation(Photo, 'tags').of(id).add(ids); await this.db.createQueryBuilder().relation(Photo, 'owner').of(id).set(1); await this.db.createQueryBuilder().relation(Tag, 'photos').of(id).loadMany();`,
    ['read Photo', 'read photo_tags_tag', 'write Photo', 'write photo_tags_tag'],
  ],
  [
    'a builder joins the table between, too',
    `await this.photos.createQueryBuilder('p').leftJoin('p.tags', 't').leftJoin('t.photos', 'more').getMany();`,
    ['read Photo', 'read Tag', 'read photo_tags_tag', 'read photo_tags_tag'],
  ],
])('%s', async (_what, body, expected) => {
  const found = await touched(inService(body));
  expect(found.map((line) => line.replace('S.run ', ''))).toEqual(
    _what.startsWith('a builder') ? expect.arrayContaining(expected) : expected,
  );
});

test('a builder that is handed in is known by its type', async () => {
  expect(
    await touched(
      `export function page(qb: SelectQueryBuilder<Photo>) { return qb.leftJoinAndSelect('x.owner', 'o').getMany(); }`,
    ),
  ).toEqual(['page read Photo', 'page read User']);
});

test('repositories: extended ones, abstract ones, those of subscribers', async () => {
  expect(
    await touched(
      `
export const users = (db: DataSource) => db.getRepository(User).extend({ byEmail(email: string) { return this.findOneBy({ email }); } });
@EntityRepository(Photo) export class Photos extends AbstractRepository<Photo> { all() { return this.repository.find(); } other() { return this.manager.find(Tag); } }
@EventSubscriber() export class Sub { afterInsert(event: InsertEvent<Photo>) { return event.manager.getRepository(Note).save({}); } }`.replace(
        'InsertEvent<',
        `import('typeorm').InsertEvent<`,
      ),
    ),
  ).toEqual(['Photos.all read Photo', 'Photos.other read Tag', 'Sub.afterInsert write Note', 'users read User']);
});

test('a generic base touches the entity of each heir that inherits the method or calls it', async () => {
  expect(
    await touched(`
export abstract class Crud<T> { constructor(protected readonly repository: Repository<T>) {}
  all() { return this.repository.find(); } one(id: number) { const { repository } = this; return repository.findOneBy({ id }); } page() { return this.repository.createQueryBuilder('x').getMany(); } }
export abstract class Named<T> extends Crud<T> { drop() { return this.repository.delete({}); } }
export class Users extends Crud<User> { constructor(repository: Repository<User>) { super(repository); } }
export class Photos extends Named<Photo> { all() { return super.all(); } page() { return Promise.resolve([]); } }`),
  ).toEqual([
    'Crud.all read Photo',
    'Crud.all read User',
    'Crud.one read Photo',
    'Crud.one read User',
    'Crud.page read User',
    'Named.drop write Photo',
  ]);
});

test('a base without types knows what its heirs hand to its constructor', async () => {
  expect(
    await touched(`
export class Base { store; constructor(store) { this.store = store; } all() { return this.store.find(); } }
export class Users extends Base { constructor(users: Repository<User>) { super(users); } }`),
  ).toEqual(['Base.all read User']);
});

test('a call says by which columns it chooses rows, where their values come from, and which columns it names', async () => {
  const { accesses } = await read(
    inService(`
await this.photos.findOne({ where: { id, title: 'x' }, select: ['title'] });
await this.photos.find({ where: { id: In(ids) } });
for (const one of ids) await this.photos.update(one, { title: 'y' });
const found = await this.photos.findOneBy({ owner: { id: 3 } });
await this.photos.createQueryBuilder('p').where('p.title = :title AND p.id IN (:...ids)', { title: found.title, ids }).getMany();
await this.photos.find();`),
  );
  expect(accesses.filter(({ entity }) => entity === 'Photo').map(({ columns, key }) => [columns, key])).toEqual([
    [['id', 'the_title'], { columns: ['id', 'the_title'], from: 'parameter', by: 'id' }],
    [['id'], { columns: ['id'], from: 'parameter', many: true }],
    [['id', 'the_title'], { columns: ['id'], from: 'element' }],
    [['ownerId'], { columns: ['ownerId'], from: 'constant' }],
    [['id', 'the_title'], { columns: ['id', 'the_title'], from: 'result', by: 'the_title', many: true }],
    [undefined, undefined],
  ]);
});

test('a condition in `where` names its columns, also one that no decorator of TypeORM declares', async () => {
  const { accesses } = await read(
    inService(`const where = { shade: 1, id }; await this.photos.find({ where, order: { id: 'ASC' } });
await this.photos.find({ where: [{ shade: 1 }, { tone: id }], relations: { owner: true } });`),
  );
  const keys = accesses.filter(({ via, entity }) => via === 'repository' && entity === 'Photo').map(({ key }) => key);
  expect(keys.map((key) => key?.columns)).toEqual([
    ['id', 'shade'],
    ['shade', 'tone'],
  ]);
});
