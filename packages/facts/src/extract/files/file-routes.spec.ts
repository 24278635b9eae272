/** Endpoints by where files lie and what they export. */
import { factsOf, tsconfig, type Tree } from '../../project.fixture';

async function routes(tree: Tree): Promise<string[]> {
  const { endpoints } = await factsOf({ 'tsconfig.json': tsconfig(), ...tree });
  return endpoints.map(({ method, path, handler }) => `${method} ${path} ${handler}`);
}

test('folders of Medusa are paths, exported methods the handlers', async () => {
  const found = await routes({
    src: {
      'a.ts': `import { MedusaResponse } from '@medusajs/framework/http';`,
      api: {
        store: {
          photos: {
            '[id]': {
              'route.ts': `export const GET = async (req, res) => {}; export async function DELETE(req, res) {}`,
            },
          },
        },
        'helpers.ts': `export const GET = () => {};`,
      },
    },
  });
  expect(found).toEqual([
    'DELETE /store/photos/:id src/api/store/photos/[id]/route.ts#DELETE',
    'GET /store/photos/:id src/api/store/photos/[id]/route.ts#GET',
  ]);
});

test('Next.js: groups are no part of the path, the rest is open, pages answer every method', async () => {
  const found = await routes({
    'a.ts': `import { NextResponse } from 'next/server';`,
    app: { '(shop)': { api: { photos: { '[...rest]': { 'route.ts': `export async function GET(request) {}` } } } } },
    pages: {
      api: {
        users: {
          'index.ts': `export default async function list(req, res) {}`,
          '[id].ts': `const show = (req, res) => {}; export default show;`,
        },
      },
    },
  });
  expect(found).toEqual([
    'GET /api/photos/* app/(shop)/api/photos/[...rest]/route.ts#GET',
    'ALL /api/users pages/api/users/index.ts#list',
    'ALL /api/users/:id pages/api/users/[id].ts#show',
  ]);
});

test('files of these names mean nothing without the framework', async () => {
  expect(await routes({ src: { api: { 'route.ts': `export const GET = () => {};` } } })).toEqual([]);
});
