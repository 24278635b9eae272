import { factsOf } from '../../project.fixture';

const entities = `import { Entity, PrimaryGeneratedColumn, ManyToOne, OneToMany, AfterLoad } from 'typeorm';
@Entity() export class User { @PrimaryGeneratedColumn() id: number; @OneToMany(() => Post, (post) => post.author) posts: Promise<Post[]>; }
@Entity() export class Post { @PrimaryGeneratedColumn() id: number; @ManyToOne(() => User, (user) => user.posts) author: Promise<User>;
  @ManyToOne(() => User) editor: User; @AfterLoad() fill() {} }`;

describe('relations that are read when they are waited for', () => {
  it('are accesses of the other entity, repeated like calls', async () => {
    const { accesses } = await factsOf({
      'entities.ts': entities,
      'a.ts': `import { Post, User } from './entities';
export async function names(posts: Post[]) { for (const post of posts) { await post.author;
  await post.editor; } }
export function together(posts: Post[]) { return Promise.all(posts.map((post) => post.author)); }
export async function all(user: User) { return (await user.posts).length; }`,
    });
    const told = accesses.map(({ function: owner, entity, call, rows, key, repeats }) =>
      [owner, entity, call, rows, key?.from, repeats?.map(({ over, text }) => `${over} ${text}`).join()].join(' | '),
    );
    expect(told).toEqual([
      'a.ts#names | User | post.author | one | element | collection posts',
      'a.ts#together | User | post.author | one | element | collection posts',
      'a.ts#all | Post | user.posts | many | parameter | ',
    ]);
  });
});

it('what runs whenever an entity is loaded or saved is a hook: subscribers and listeners', async () => {
  const { entityHooks } = await factsOf({
    'entities.ts': entities,
    'b.ts': `import { EventSubscriber } from 'typeorm'; import { Post } from './entities';
@EventSubscriber() export class Index { listenTo() { return Post; } afterInsert() {} afterLoad() {} other() {} }
export class None { listenTo() { return Post; } afterLoad() {} }`,
  });
  expect(entityHooks?.map(({ entity, on, handler }) => `${entity} ${on} ${handler}`)).toEqual([
    'Post insert b.ts#Index.afterInsert',
    'Post load b.ts#Index.afterLoad',
    'Post load entities.ts#Post.fill',
  ]);
});
