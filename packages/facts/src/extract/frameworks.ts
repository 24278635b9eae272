/** Frameworks and data layers, by the libraries that are imported. */
import type { ImportFact } from '@banyan/model';

const marks: readonly (readonly [name: string, library: RegExp])[] = [
  ['bullmq', /^(?:bullmq|bull|@nestjs\/bull(?:mq)?)$/],
  ['drizzle', /^drizzle-orm(?:\/|$)/],
  ['express', /^express$/],
  ['fastify', /^fastify$/],
  ['graphql', /^(?:@nestjs\/graphql|graphql|type-graphql|@apollo\/server)$/],
  ['knex', /^knex$/],
  ['koa', /^koa$/],
  ['kysely', /^kysely$/],
  ['mikroorm', /^@mikro-orm\//],
  ['mongoose', /^(?:mongoose|@nestjs\/mongoose)$/],
  ['nestjs', /^@nestjs\/(?:common|core)$/],
  ['objection', /^objection$/],
  ['pg', /^pg$/],
  ['prisma', /^(?:@prisma\/client|\.prisma\/client)(?:\/|$)/],
  ['sequelize', /^sequelize(?:-typescript)?$/],
  ['trpc', /^@trpc\/server(?:\/|$)/],
  ['typeorm', /^(?:typeorm|@nestjs\/typeorm)$/],
];

/** Names of what is used, sorted. */
export function frameworksOf(imports: readonly ImportFact[]): string[] {
  const libraries = new Set(
    imports.filter(({ resolution }) => resolution === 'external').map(({ specifier }) => specifier),
  );
  return marks.filter(([, library]) => [...libraries].some((name) => library.test(name))).map(([name]) => name);
}
