/** What entry points take and give back, field by field. */
import { factsOf, tsconfig, type Tree } from '../../project.fixture';

const nest = `import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';`;
const shapesOf = async (tree: Tree) => (await factsOf({ 'tsconfig.json': tsconfig(), ...tree })).shapes;

describe('shapes', () => {
  it('are the classes that a handler takes and gives, with their fields and those of their bases, once each', async () => {
    const shapes = await shapesOf({
      'dto.ts': `class Priced { price: number; label: string; }
export class CreateOrder extends Priced { label: 'new'; items: Item[]; static x = 1; total() { return 1; } constructor(readonly note: string, plain: number) { super(); } }
export interface Item { readonly sku: string; of: Map<string, Item>; pair: [number, number]; }`,
      'orders.ts': `${nest} import { CreateOrder, Item } from './dto';
@Controller() export class Orders {
  @Post() place(@Body() dto: CreateOrder): Promise<Item[]> { return null as never; }
  @Get() list(@Query() by: Partial<CreateOrder>) { return []; }
  helper(dto: Item): Item { return dto; }
}`,
    });
    expect(shapes).toEqual([
      {
        ...{ id: 'dto.ts#CreateOrder', name: 'CreateOrder', file: 'dto.ts', line: 2 },
        fields: [
          { name: 'items', type: 'Item[]' },
          { name: 'label' },
          { name: 'note', type: 'string' },
          { name: 'price', type: 'number' },
        ],
        handlers: ['orders.ts#Orders.list', 'orders.ts#Orders.place'],
      },
      {
        ...{ id: 'dto.ts#Item', name: 'Item', file: 'dto.ts', line: 3 },
        fields: [{ name: 'of', type: 'Map<string, Item>' }, { name: 'pair' }, { name: 'sku', type: 'string' }],
        handlers: ['orders.ts#Orders.place'],
      },
    ]);
  });

  it('are the types of a GraphQL schema, used or not, and what resolvers take', async () => {
    const shapes = await shapesOf({
      'a.ts': `import { Args, ArgsType, Field, ObjectType, Query, Resolver } from '@nestjs/graphql';
@ObjectType() export class Photo { @Field() title: string; }
@ArgsType() export class Page { @Field() after?: string; }
@Resolver() export class Photos { @Query() photos(@Args() page: Page, @Args('id') id: string) { return []; } }`,
    });
    expect(shapes?.map(({ name, fields, handlers }) => [name, fields.length, handlers])).toEqual([
      ['Photo', 1, []],
      ['Page', 1, ['a.ts#Photos.photos']],
    ]);
  });

  it('end where classes extend each other in a circle', async () => {
    const shapes = await shapesOf({
      'a.ts': `${nest} import { B } from './b'; export class A extends B { a: string; }
@Controller() export class C { @Get() run(@Param() a: A) {} }`,
      'b.ts': `import { A } from './a'; export class B extends A { b: string; }`,
    });
    expect(shapes?.[0]?.fields.map(({ name }) => name)).toEqual(['a', 'b']);
  });

  it('are absent where nobody takes a class: what is injected, plain values, types of libraries', async () => {
    const shapes = await shapesOf({
      'a.ts': `${nest} import { Request } from 'express'; export class Empty {} export class Service { x: string; }
@Controller() export class C { @Get() run(@Param('id') id: string, service: Service, @Body() e: Empty, @Body() r: Request) {} }`,
    });
    expect(shapes).toBeUndefined();
  });
});
