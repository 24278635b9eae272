/** Prisma: one row or many, bounded or not, sorted, sent together. */
import { factsOf, tsconfig } from '../../project.fixture';
import { rowsSaid } from '../data/rows-said.fixture';

test('only findUnique is sent together with others; take bounds, orderBy sorts', async () => {
  const facts = await factsOf({
    'tsconfig.json': tsconfig(),
    prisma: { 'schema.prisma': 'model Photo {\n  id Int @id\n  takenAt DateTime @map("taken_at")\n}' },
    'a.ts': `import { PrismaClient } from '@prisma/client'; const prisma = new PrismaClient();
export async function run(id: number, page: { size: number }) {
    await prisma.photo.findUnique({ where: { id } });
    await prisma.photo.findUniqueOrThrow({ where: { id } });
    await prisma.photo.findFirst({ where: { id }, orderBy: { takenAt: 'desc' } });
    await prisma.photo.findMany({ take: page.size, orderBy: [{ takenAt: 'desc' }, { id: 'asc' }] });
    await prisma.photo.findMany({ skip: 10 });
    await prisma.photo.count();
    await prisma.photo.groupBy({ by: ['id'] });
}`,
  });
  expect(rowsSaid(facts)).toEqual([
    '3 one limited batched',
    '4 one limited batched',
    '5 one limited by taken_at',
    '6 many limited by taken_at, id',
    '7 many',
    '8 one limited',
    '9 many',
  ]);
});
