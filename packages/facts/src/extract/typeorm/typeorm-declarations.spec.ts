/** TypeORM: entities declared in the less usual ways. */
import type { EntityFact } from '@banyan/model';
import { factsOf, tsconfig } from '../../project.fixture';

const typeorm = `import { Entity, ChildEntity, TableInheritance, Column, PrimaryGeneratedColumn, ManyToOne, ManyToMany, JoinTable, EntitySchema, DataSource } from 'typeorm';`;

async function entities(source: string): Promise<Map<string, EntityFact>> {
  const facts = await factsOf({ 'tsconfig.json': tsconfig(), 'a.ts': `${typeorm}\n${source}` });
  return new Map(facts.entities.map((entity) => [entity.name, entity]));
}

test('a child of a single table inheritance lies in the table of its parent', async () => {
  const found = await entities(
    `@Entity('contents') @TableInheritance({ column: 'type' }) class Content { @PrimaryGeneratedColumn() id: number; } @ChildEntity() class Photo extends Content { @Column() size: number; }`,
  );
  expect(found.get('Photo')).toMatchObject({ table: 'contents', tableNamed: true });
  expect(found.get('Photo')?.columns.map(({ name }) => name)).toEqual(['size', 'id']);
});

test('a schema that is an object is an entity', async () => {
  const found = await entities(
    `class User { id: number; } export const schema = new EntitySchema<User>({ name: 'User', target: User, tableName: 'people',
      columns: { id: { type: Number, primary: true }, mail: { type: 'varchar', name: 'e_mail', nullable: true } },
      relations: { photos: { type: 'one-to-many', target: 'Photo' }, team: { type: 'many-to-one', target: 'Team', onDelete: 'SET NULL' } }, indices: [{ columns: ['mail'], unique: true }] });`,
  );
  expect(found.get('User')).toMatchObject({
    table: 'people',
    columns: [
      { name: 'id', type: 'Number', primary: true },
      { name: 'e_mail', type: 'varchar', nullable: true },
    ],
    relations: [
      { property: 'photos', kind: 'one-to-many', target: 'Photo', owner: false },
      { property: 'team', kind: 'many-to-one', target: 'Team', owner: true, onDelete: 'set null' },
    ],
    indexes: [{ columns: ['mail'], unique: true }],
  });
});

test('both sides of a many-to-many name the table between them', async () => {
  const found = await entities(
    `@Entity() class Photo { @ManyToMany(() => Tag, (t) => t.photos, { onDelete: 'CASCADE' }) @JoinTable({ name: 'tagged' }) tags: Tag[]; } @Entity() class Tag { @ManyToMany(() => Photo, (p) => p.tags) photos: Photo[]; }`,
  );
  expect(found.get('Photo')?.relations[0]).toMatchObject({ through: 'tagged', onDelete: 'cascade', owner: true });
  expect(found.get('Tag')?.relations[0]).toMatchObject({ through: 'tagged', owner: false });
});

test('embedded columns carry the prefix that is written', async () => {
  const found = await entities(
    `class Place { @Column() city: string; } @Entity() class Photo { @Column(() => Place, { prefix: 'at' }) a: Place; @Column(() => Place, { prefix: false }) b: Place; }`,
  );
  expect(found.get('Photo')?.columns.map(({ name }) => name)).toEqual(['atCity', 'city']);
});

test('the well-known strategy with underscores names columns and keys', async () => {
  const found = await entities(
    `import { SnakeNamingStrategy } from 'typeorm-naming-strategies'; export const db = new DataSource({ namingStrategy: new SnakeNamingStrategy() });
     @Entity() class Photo { @Column() takenAt: Date; @ManyToOne(() => User) mainOwner: User; } @Entity() class User { @PrimaryGeneratedColumn() id: number; }`,
  );
  expect(found.get('Photo')?.columns.map(({ name }) => name)).toEqual(['taken_at', 'main_owner_id']);
});

test('a decorator of the project that applies the one of TypeORM makes an entity', async () => {
  const found = await entities(
    `function AppEntity(name: string) { return (target: any) => { Entity(name)(target); }; } function NoEntity() { return () => {}; } @AppEntity('photos') class Photo { @Column() title: string; } @NoEntity() class Other {}`,
  );
  expect([...found.values()].map(({ name, table }) => `${name}=${table}`)).toEqual(['Photo=photos']);
});
