/** TypeORM: entities as the ORM itself would name them, and every way to reach their tables. */
import type { CodeFacts, EntityFact } from '@banyan/model';
import { factsOf, tsconfig, type Tree } from '../../project.fixture';

const typeorm = `import { Entity, Column, PrimaryColumn, PrimaryGeneratedColumn, CreateDateColumn, DeleteDateColumn, ManyToOne, OneToMany, OneToOne, ManyToMany, JoinColumn, JoinTable, Index, Unique, Repository, EntityManager, DataSource, getRepository, BaseEntity } from 'typeorm';`;
const entities = `${typeorm}
@Entity('users') export class User { @PrimaryGeneratedColumn('uuid') id: string; @OneToMany(() => Photo, (p) => p.owner) photos: Photo[]; }
@Entity() export class Photo { @PrimaryGeneratedColumn() id: number; @ManyToOne(() => User, (u) => u.photos, { onDelete: 'CASCADE' }) owner: User;
  @ManyToMany(() => Tag) @JoinTable() tags: Tag[]; }
@Entity() export class Tag { @PrimaryColumn() name: string; }
`;

function read(tree: Tree): Promise<CodeFacts> {
  return factsOf({ 'tsconfig.json': tsconfig(), ...tree });
}

async function entity(source: string, name: string): Promise<EntityFact> {
  const { entities: found } = await read({ 'a.ts': `${typeorm}\n${source}` });
  const entity = found.find((entry) => entry.name === name);
  if (!entity) throw new Error(`no ${name} among ${found.map((entry) => entry.name).join(', ')}`);
  return entity;
}

async function accesses(body: string, more = ''): Promise<string[]> {
  const { accesses: found } = await read({
    'entities.ts': entities,
    'service.ts': `${typeorm} import { User, Photo, Tag } from './entities'; import { InjectRepository, InjectDataSource } from '@nestjs/typeorm'; import { Injectable } from '@nestjs/common';
      ${more}
      @Injectable() export class Service {
        constructor(@InjectRepository(Photo) private readonly photos: Repository<Photo>, @InjectDataSource() private readonly db: DataSource, private readonly manager: EntityManager) {}
        async run(id: string) { ${body} } }`,
  });
  return found.map(({ operation, entity: name, via }) => `${operation} ${name} ${via}`).sort();
}

test.each([
  ['Photo', 'photo'],
  ['PhotoAlbum', 'photo_album'],
  ['HTTPLog', 'http_log'],
  ['OAuth2Client', 'o_auth2_client'],
])('the table of %s is %s, as the default naming strategy has it', async (name, table) => {
  expect(await entity(`@Entity() class ${name} {}`, name)).toMatchObject({
    table,
    tableNamed: false,
    layer: 'typeorm',
  });
});

test('written table names are taken from strings, options and constants', async () => {
  expect(await entity(`const T = 'my_photos'; @Entity({ name: T }) class Photo {}`, 'Photo')).toMatchObject({
    table: 'my_photos',
    tableNamed: true,
  });
});

test('columns have names, types, keys and nullability, those of bases and embedded classes included', async () => {
  const { columns } = await entity(
    `abstract class Base { @PrimaryGeneratedColumn() id: number; @CreateDateColumn() createdAt: Date; @DeleteDateColumn() goneAt: Date; }
     class Place { @Column() city: string; }
     @Entity() class Photo extends Base { @Column('varchar', { name: 'the_title', nullable: true }) title: string; @Column({ type: 'jsonb' }) meta: object;
       @Column(() => Place) place: Place; @ManyToOne(() => User) owner: User; @Column() ownerId: string; @ManyToOne(() => User, { nullable: false }) @JoinColumn({ name: 'editor_id' }) editor: User; }
     @Entity() class User { @PrimaryGeneratedColumn() id: string; }`,
    'Photo',
  );
  expect(columns.map(({ name, type, primary, nullable }) => [name, type, primary ?? false, nullable ?? false])).toEqual(
    [
      ['the_title', 'varchar', false, true],
      ['meta', 'jsonb', false, false],
      ['placeCity', 'string', false, false],
      ['ownerId', 'string', false, false],
      ['editor_id', undefined, false, false],
      ['id', 'number', true, false],
      ['createdAt', 'timestamp', false, false],
      ['goneAt', 'timestamp', false, true],
    ],
  );
});

test('relations know their side, their target and whether they cascade', async () => {
  const { relations } = await entity(
    `@Entity() class Photo { @ManyToOne(() => User, 'photos', { onDelete: 'CASCADE' }) owner: User; @OneToOne(() => User) @JoinColumn() cover: User;
       @OneToOne(() => User) back: User; @OneToMany('User', 'x', { cascade: true }) @JoinColumn() many: User[]; @ManyToMany(() => User) others: User[]; }
     @Entity() class User {}`,
    'Photo',
  );
  expect(
    relations.map(({ property, kind, target, owner, cascade }) => [property, kind, target, owner, cascade ?? false]),
  ).toEqual([
    ['owner', 'many-to-one', 'User', true, true],
    ['cover', 'one-to-one', 'User', true, false],
    ['back', 'one-to-one', 'User', false, false],
    ['many', 'one-to-many', 'User', false, true],
    ['others', 'many-to-many', 'User', false, false],
  ]);
});

test('indexes: of the class, of a column, unique ones, of foreign keys, by callback', async () => {
  const { indexes } = await entity(
    `@Entity() @Index(['a', 'b']) @Index('named', ['c'], { unique: true }) @Unique(['a']) @Index((p: Photo) => [p.b, p.c])
     class Photo { @Column() a: string; @Column({ unique: true }) b: string; @Index() @Column({ name: 'see' }) c: string; @Index({ unique: true }) @ManyToOne(() => Photo) parent: Photo; }`,
    'Photo',
  );
  expect(indexes.map(({ columns, unique }) => `${columns.join('+')}${unique ? ' unique' : ''}`)).toEqual([
    'a+b',
    'c unique',
    'a unique',
    'b+c',
    'b unique',
    'see',
    'parentId unique',
  ]);
});

test('a many-to-many brings its own table', async () => {
  const { entities: found } = await read({ 'entities.ts': entities });
  expect(found.find(({ table }) => table === 'photo_tags_tag')?.relations.map(({ target }) => target)).toEqual([
    'Photo',
    'Tag',
  ]);
});

test.each([
  [
    'reads and writes of an injected repository',
    `await this.photos.findOneBy({ id }); await this.photos.save({}); await this.photos.increment({}, 'n', 1);`,
    ['read Photo repository', 'write Photo repository', 'write Photo repository'],
  ],
  [
    'relations of a find are joins',
    `await this.photos.find({ relations: { owner: { photos: true }, tags: false } }); await this.photos.findOne({ relations: ['tags'] });`,
    ['read Photo repository', 'read Photo repository', 'read Tag join', 'read User join', 'read photo_tags_tag join'],
  ],
  [
    'repositories from a data source or a manager',
    `await this.db.getRepository(User).find(); const r = this.manager.getRepository(Tag); await r.delete({});`,
    ['read User repository', 'write Tag repository'],
  ],
  [
    'a manager with a class, an instance, a type argument',
    `await this.manager.find(User, {}); await this.manager.save(new Photo()); await this.manager.save<Tag>({} as Tag); await this.manager.update(User, {}, {});`,
    ['read User repository', 'write Photo repository', 'write Tag repository', 'write User repository'],
  ],
  [
    'a query builder, its joins by relation, class and table, over several statements',
    `const qb = this.photos.createQueryBuilder('photo').leftJoinAndSelect('photo.owner', 'u'); qb.innerJoin(Tag, 't', '1 = 1'); qb.leftJoin('u.photos', 'more').leftJoin('users', 'x'); await qb.getMany();`,
    ['read Photo join', 'read Photo repository', 'read Tag join', 'read User join', 'read User join'],
  ],
  [
    'writes of a query builder',
    `await this.db.createQueryBuilder().delete().from(User).execute(); await this.db.createQueryBuilder().insert().into(Tag).values([]).execute(); await this.photos.createQueryBuilder().update().set({}).execute(); await this.manager.createQueryBuilder().update(Photo).execute();`,
    ['write Photo repository', 'write Photo repository', 'write Tag repository', 'write User repository'],
  ],
  [
    'a select from a class',
    `await this.db.createQueryBuilder().select('u').from(User, 'u').getMany();`,
    ['read User repository'],
  ],
  [
    'raw SQL, of known and of unknown tables',
    `await this.db.query(\`SELECT * FROM users u JOIN photo p ON true WHERE u.id = \${id}\`); await this.manager.query('DELETE FROM old_photos');`,
    ['read Photo sql', 'read User sql', 'write old_photos sql'],
  ],
  ['the global getRepository', `await getRepository(User).count();`, ['read User repository']],
])('%s', async (_what, body, expected) => {
  expect(await accesses(body)).toEqual([...expected].sort());
});

test('custom repositories and active records are repositories too, their own methods are functions', async () => {
  const { accesses: found, functions } = await read({
    'entities.ts': `${entities} @Entity() export class Note extends BaseEntity {}`,
    'a.ts': `${typeorm} import { Photo, Note } from './entities'; export class Photos extends Repository<Photo> { recent() { return this.find(); } }
      export class S { constructor(private readonly photos: Photos) {} async run() { await this.photos.recent(); await this.photos.save({}); await Note.find(); const n = new Note(); await n.save(); } }`,
  });
  expect(found.map((entry) => `${entry.function} ${entry.operation} ${entry.entity}`)).toEqual([
    'a.ts#Photos.recent read Photo',
    'a.ts#S.run read Note',
    'a.ts#S.run write Note',
    'a.ts#S.run write Photo',
  ]);
  expect(functions.find(({ id }) => id === 'a.ts#S.run')?.calls.map(({ to }) => to)).toEqual(['a.ts#Photos.recent']);
});

test('a table that only raw SQL knows is an entity of its own', async () => {
  const { entities: found } = await read({
    'a.ts': `import { DataSource } from 'typeorm'; export class A { constructor(private db: DataSource) {} run() { return this.db.query('select 1 from ghosts'); } }`,
  });
  expect(found).toEqual([
    expect.objectContaining({ name: 'ghosts', table: 'ghosts', layer: 'sql', file: 'a.ts', line: 1 }),
  ]);
});

test('eager relations come along with every find, not with a count', async () => {
  const { accesses: found } = await read({
    'a.ts': `${typeorm} @Entity() class Note { @ManyToOne(() => Page, { eager: true }) page: Page; } @Entity() class Page { @OneToMany(() => Note, 'page', { eager: true }) notes: Note[]; }
      class A { constructor(private notes: Repository<Note>) {} run() { this.notes.find(); this.notes.count(); } }`,
  });
  expect(found.map(({ call, entity: name, via }) => `${call} ${name} ${via}`)).toEqual([
    'this.notes.count Note repository',
    'this.notes.find Note repository',
    'this.notes.find Page join',
  ]);
});

test('what repeats an access is known', async () => {
  const { accesses: found } = await read({
    'entities.ts': entities,
    'a.ts': `${typeorm} import { Photo } from './entities'; export class A { constructor(private photos: Repository<Photo>) {} async run(ids: number[]) { for (const id of ids) await this.photos.findOneBy({ id }); await Promise.all(ids.map((id) => this.photos.delete(id))); } }`,
  });
  expect(found.map(({ operation, repetition }) => `${operation} ${repetition}`)).toEqual([
    'read loop',
    'write promise-all',
  ]);
});
