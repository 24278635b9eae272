/** Tables that belong to the database or to a migration tool, never to a context. */

const bookkeeping = /^(pg_|information_schema|_prisma_|knex_|typeorm_metadata|migrations?$|sequelize_?meta$)/i;

/** Whether a table is bookkeeping, e.g. `migrations`, `pg_tables`. */
export function isBookkeeping(entity: string): boolean {
  return bookkeeping.test(entity);
}
