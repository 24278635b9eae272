/** MikroORM 4 to 7: three ways to declare entities, and who touches them. */
import { factsOf, tsconfig, type Tree } from '../../project.fixture';

const declarations = (from: string): Tree => ({
  'tsconfig.json': tsconfig(),
  'entities.ts': `import { Collection, Ref, type Rel } from '@mikro-orm/core';
import { Entity, PrimaryKey, Property, ManyToOne, OneToMany, ManyToMany, OneToOne, Index, Unique, Enum } from '${from}';
@Entity({ abstract: true }) export class Base { @PrimaryKey() id!: number; }
@Entity({ tableName: 'writers' }) @Index({ properties: ['fullName', 'team'] })
export class Author extends Base {
  @Property({ unique: true }) fullName!: string;
  @Property({ persist: false }) shown?: string;
  @ManyToOne(() => Team, { deleteRule: 'cascade', nullable: true }) team?: Ref<Team>;
  @OneToMany(() => Book, (book) => book.author) books = new Collection<Book>(this);
}
@Entity() export class Team extends Base { @Property({ fieldName: 'title' }) name!: string; }
@Entity() export class Tag extends Base {}
@Entity() export class BookCover extends Base { @OneToOne(() => Book, (book) => book.cover) book!: Rel<Book>; }
@Entity({ discriminatorColumn: 'kind' }) export class Book extends Base {
  @ManyToOne() author!: Author;
  @ManyToMany({ entity: () => Tag, pivotTable: 'book_tags' }) tags = new Collection<Tag>(this);
  @OneToOne({ entity: () => BookCover, owner: true }) cover!: BookCover;
}
@Entity() export class Novel extends Book {}`,
});

async function touched(body: string, more = ''): Promise<string[]> {
  const facts = await factsOf({
    ...declarations('@mikro-orm/core'),
    'a.ts': `import { EntityManager, EntityRepository, MikroORM, wrap } from '@mikro-orm/core'; import { Author, Book, Tag, Team } from './entities';
${more}
export class S { constructor(private em: EntityManager, private authors: EntityRepository<Author>, private orm: MikroORM) {}
  async run(id: number, author: Author) {
${body}
  } }`,
  });
  return facts.accesses.map(({ line, operation, entity, via, transaction }) =>
    [line, operation, entity, via, transaction].filter((part) => part !== undefined).join(' '),
  );
}

test.each(['@mikro-orm/core', '@mikro-orm/decorators/legacy', '@mikro-orm/decorators/es'])(
  'entities by decorators of %s',
  async (from) => {
    const { entities } = await factsOf(declarations(from));
    expect(
      entities.map(({ name, table, tableNamed, columns }) => [
        name,
        table,
        tableNamed,
        columns.map((column) => column.name).join(),
      ]),
    ).toEqual([
      ['Author', 'writers', true, 'full_name,team_id,id'],
      ['Book', 'book', false, 'author_id,cover_id,id'],
      ['BookCover', 'book_cover', false, 'id'],
      ['Novel', 'book', false, 'author_id,cover_id,id'],
      ['Tag', 'tag', false, 'id'],
      ['Team', 'team', false, 'title,id'],
      ['book_tags', 'book_tags', false, ''],
    ]);
    const author = entities.find(({ name }) => name === 'Author');
    expect(author?.relations).toEqual([
      {
        property: 'team',
        line: 8,
        kind: 'many-to-one',
        target: 'Team',
        owner: true,
        cascade: true,
        onDelete: 'cascade',
      },
      { property: 'books', line: 9, kind: 'one-to-many', target: 'Book', owner: false },
    ]);
    expect(author?.indexes).toEqual([
      { columns: ['full_name', 'team_id'], unique: false, line: 4 },
      { columns: ['full_name'], unique: true, line: 6 },
    ]);
    expect(entities.find(({ name }) => name === 'Book')?.relations).toMatchObject([
      { property: 'author', target: 'Author', owner: true },
      { property: 'tags', kind: 'many-to-many', owner: true, through: 'book_tags' },
      { property: 'cover', kind: 'one-to-one', owner: true },
    ]);
  },
);

test('entities by schemas and by defineEntity; the project sets the naming', async () => {
  const { entities, accesses } = await factsOf({
    'tsconfig.json': tsconfig(),
    'e.ts': `import { EntitySchema, EntityCaseNamingStrategy, defineEntity, p } from '@mikro-orm/core';
export class Team {} export interface AuthorProps { id: number }
export const teamSchema = new EntitySchema<Team>({ class: Team, name: 'Team', properties: { id: { type: 'number', primary: true }, leadId: { type: 'string', fieldName: 'lead' } } });
export const authorSchema = new EntitySchema<AuthorProps>({ name: 'Author', tableName: 'writer', properties: { id: { type: 'number', primary: true }, team: { kind: 'm:1', entity: () => Team, deleteRule: 'set null' } }, uniques: [{ properties: ['team'] }] });
export const Book = defineEntity({ name: 'Book', properties: { id: p.integer().primary(), title: p.string().unique(), author: () => p.manyToOne(authorSchema).nullable(), team: () => p.manyToOne(Team) } });
export const config = { namingStrategy: EntityCaseNamingStrategy };`,
    'a.ts': `import { EntityManager, EntityRepository } from '@mikro-orm/core'; import { Team, type AuthorProps, Book, authorSchema } from './e';
export async function run(em: EntityManager, authors: EntityRepository<AuthorProps>) {
  await em.find(Book, {});
  await authors.findOne({ id: 1 });
  await em.nativeDelete(authorSchema, {});
  await em.persistAndFlush(new Team());
}`,
  });
  expect(
    entities.map(({ name, table, columns }) => [
      name,
      table,
      columns.map((column) => `${column.name}:${column.type ?? ''}`).join(),
    ]),
  ).toEqual([
    ['Author', 'writer', 'id:number,team:'],
    ['Book', 'Book', 'id:integer,title:string,author:,team:'],
    ['Team', 'Team', 'id:number,lead:string'],
  ]);
  expect(entities[0]?.relations).toMatchObject([{ target: 'Team', onDelete: 'set null' }]);
  expect(accesses.map(({ line, operation, entity }) => `${line} ${operation} ${entity}`)).toEqual([
    '3 read Book',
    '4 read Author',
    '5 write Author',
    '6 write Team',
  ]);
});

test('managers, repositories and what they populate', async () => {
  expect(
    await touched(`await this.em.findOne(Author, { id }, { populate: ['books.tags'] });
    await this.em.fork().getRepository(Team).findAll();
    await this.authors.nativeUpdate({ id }, { fullName: 'x' });
    await this.orm.em.upsert(Tag, {});
    const found = await this.authors.findOneOrFail(id);
    this.em.remove(found);
    await this.em.persistAndFlush(author);
    await author.books.loadItems();
    await author.team.load();
    await this.em.createQueryBuilder(Book, 'b').leftJoinAndSelect('b.author', 'a').getResult();
    await this.em.createQueryBuilder(Book).delete().where({ id }).execute();`),
  ).toEqual([
    '5 read Author repository',
    '5 read Book join',
    '5 read Tag join',
    '5 read book_tags join',
    '6 read Team repository',
    '7 write Author repository',
    '8 write Tag repository',
    '9 read Author repository',
    '10 write Author repository',
    '11 write Author repository',
    '11 write Book join',
    '12 read Book repository',
    '13 read Team repository',
    '14 read Author join',
    '14 read Book repository',
    '15 write Book repository',
  ]);
});

test('own repositories, transactions and keys', async () => {
  expect(
    await touched(
      `await this.em.transactional(async (em) => { await em.insert(Tag, {}); });
    await new Authors(this.em).findOne({ id });`,
      `class Authors extends EntityRepository<Author> { constructor(em: EntityManager) { super(em, Author); } one() { return this.findOne({ id: 1 }); } }`,
    ),
  ).toEqual(['2 read Author repository', '5 write Tag repository a.ts#S.run@5', '6 read Author repository']);
  const facts = await factsOf({
    ...declarations('@mikro-orm/core'),
    'a.ts': `import { EntityManager } from '@mikro-orm/core'; import { Author } from './entities';
export async function run(em: EntityManager, ids: number[]) { for (const id of ids) await em.findOne(Author, { id });
  await em.find(Author, { team: { $in: ids } }); }`,
  });
  expect(facts.accesses.map(({ key }) => key)).toEqual([
    { columns: ['id'], from: 'element' },
    { columns: ['team_id'], from: 'parameter', many: true },
  ]);
});

test('a class that two data layers declare is one entity', async () => {
  const facts = await factsOf({
    'tsconfig.json': tsconfig(),
    'a.ts': `import { Entity, Repository } from 'typeorm'; import { Entity as MikroEntity, EntityRepository, PrimaryKey } from '@mikro-orm/core';
@Entity('photo') @MikroEntity({ tableName: 'photo' }) export class Photo { @PrimaryKey() id!: number; }
export async function run(a: Repository<Photo>, b: EntityRepository<Photo>) { await a.find(); await b.nativeDelete({}); }`,
  });
  expect(facts.entities.map(({ name, layer }) => [name, layer])).toEqual([['Photo', 'typeorm']]);
  expect(facts.accesses.map(({ operation, entity }) => `${operation} ${entity}`)).toEqual([
    'read Photo',
    'write Photo',
  ]);
});
