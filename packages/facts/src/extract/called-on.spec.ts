/** Methods of base classes: whose tables they touch, and on whom they are called. */
import { factsOf, tsconfig } from '../project.fixture';

const base = `import { Entity, PrimaryColumn, Repository } from 'typeorm';
@Entity() export class Photo { @PrimaryColumn() id: number; }
@Entity() export class Tag { @PrimaryColumn() id: number; }
export abstract class Crud<T> { constructor(protected readonly rows: Repository<T>) {}
  one(id: number) { return this.rows.findOneBy({ id }); } two(id: number) { return this.one(id); } }
export class Photos extends Crud<Photo> { constructor(rows: Repository<Photo>) { super(rows); } own() { return super.one(1); } }
export class Tags extends Crud<Tag> { constructor(rows: Repository<Tag>) { super(rows); } }
export class Moods extends Crud<Tag> { constructor(rows: Repository<Tag>) { super(rows); } }
export class Page { constructor(readonly photos: Photos, readonly any: Crud<Tag>) {}
  show() { this.photos.one(1); this.photos.own(); this.any.one(1); [1, 2].map(this.photos.one); } }`;

test('an access of a base class names the heirs that touch the entity', async () => {
  const { accesses } = await factsOf({ 'tsconfig.json': tsconfig(), 'a.ts': base });
  expect(accesses.map(({ entity, heirs }) => [entity, heirs])).toEqual([
    ['Photo', ['a.ts#Photos']],
    ['Tag', ['a.ts#Moods', 'a.ts#Tags']],
  ]);
});

test('a call of an inherited method names the class that it is made on', async () => {
  const { functions } = await factsOf({ 'tsconfig.json': tsconfig(), 'a.ts': base });
  const calls = functions.flatMap(({ id, calls: made }) => made.map(({ text, on }) => `${id} ${text} ${on ?? ''}`));
  expect(calls.filter((call) => !call.endsWith(' super ')).sort()).toEqual([
    'a.ts#Crud.two this.one ',
    'a.ts#Page.show this.any.one ',
    'a.ts#Page.show this.photos.one a.ts#Photos',
    'a.ts#Page.show this.photos.own ',
    'a.ts#Page.show ….map a.ts#Photos',
    'a.ts#Photos.own super.one a.ts#Photos',
  ]);
});

test('a field of a GraphQL type says what its resolver takes, where its decorators show that', async () => {
  const { endpoints } = await factsOf({
    'tsconfig.json': tsconfig(),
    'a.ts': `import { Resolver, ResolveField, Parent, Args } from '@nestjs/graphql'; class Photo {}
      @Resolver(() => Photo) export class R {
        @ResolveField() owner(@Parent() photo: Photo) {} @ResolveField() tag(@Parent() photo: Photo, @Args('id') id: string) {}
        @ResolveField() mine(@Me() me: User) {} @ResolveField() plain(photo: Photo) {} }`,
  });
  expect(endpoints.map(({ path, takes }) => [path, takes])).toEqual([
    ['Photo.mine', []],
    ['Photo.owner', ['object']],
    ['Photo.plain', undefined],
    ['Photo.tag', ['object', 'arguments']],
  ]);
});
