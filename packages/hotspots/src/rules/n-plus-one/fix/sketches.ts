/** One statement for many rows, in the words of each data layer. */
import type { FixNames } from './fix-names';

type Sketch = (names: FixNames) => string;

/** `posts.map((post) => post.authorId)` */
const keys: Sketch = ({ list, element, key }) => `${list}.map((${element}) => ${element}.${key})`;

/** The rows are handed out by their key. */
const handedOut: Sketch = ({ column }) =>
  `const by${capital(column)} = new Map(rows.map((row) => [row.${column}, row]));`;

function read(question: Sketch): Sketch {
  return (names) => `const rows = await ${question(names)};\n${handedOut(names)}`;
}

/** Each layer by the name that entities have it under. */
export const readSketches: Readonly<Record<string, Sketch>> = {
  prisma: read((names) => `${names.receiver}.findMany({ where: { ${names.column}: { in: ${keys(names)} } } })`),
  typeorm: read((names) => `${names.receiver}.find({ where: { ${names.column}: In(${keys(names)}) } })`),
  sequelize: read((names) => `${names.entity}.findAll({ where: { ${names.column}: ${keys(names)} } })`),
  mongoose: read((names) => `${names.receiver}.find({ ${names.column}: { $in: ${keys(names)} } })`),
  mongodb: read((names) => `${names.receiver}.find({ ${names.column}: { $in: ${keys(names)} } }).toArray()`),
  mikroorm: read((names) => `em.find(${names.entity}, { ${names.column}: { $in: ${keys(names)} } })`),
  knex: read((names) => `knex('${names.table}').whereIn('${names.column}', ${keys(names)})`),
  objection: read((names) => `${names.entity}.query().whereIn('${names.column}', ${keys(names)})`),
  kysely: read(
    (names) => `db.selectFrom('${names.table}').selectAll().where('${names.column}', 'in', ${keys(names)}).execute()`,
  ),
  drizzle: read(
    (names) => `db.select().from(${names.entity}).where(inArray(${names.entity}.${names.column}, ${keys(names)}))`,
  ),
  sql: read((names) => `query('SELECT * FROM ${names.table} WHERE ${names.column} = ANY($1)', [${keys(names)}])`),
};

interface WriteSketches {
  readonly insert: Sketch;
  readonly update: Sketch;
  readonly delete: Sketch;
}

/** `posts.map((post) => ({ … }))` */
const made: Sketch = ({ list, element }) => `${list}.map((${element}) => ({ /* … */ }))`;

export const writeSketches: Readonly<Record<string, WriteSketches>> = {
  prisma: {
    insert: (names) => `await ${names.receiver}.createMany({ data: ${made(names)} });`,
    update: (names) =>
      `await ${names.receiver}.updateMany({ where: { ${names.column}: { in: ${keys(names)} } }, data: { /* what is the same for all */ } });`,
    delete: (names) => `await ${names.receiver}.deleteMany({ where: { ${names.column}: { in: ${keys(names)} } } });`,
  },
  typeorm: {
    insert: (names) => `await ${names.receiver}.insert(${made(names)});`,
    update: (names) =>
      `await ${names.receiver}.update({ ${names.column}: In(${keys(names)}) }, { /* what is the same for all */ });`,
    delete: (names) => `await ${names.receiver}.delete({ ${names.column}: In(${keys(names)}) });`,
  },
  sequelize: {
    insert: (names) => `await ${names.entity}.bulkCreate(${made(names)});`,
    update: (names) =>
      `await ${names.entity}.update({ /* what is the same for all */ }, { where: { ${names.column}: ${keys(names)} } });`,
    delete: (names) => `await ${names.entity}.destroy({ where: { ${names.column}: ${keys(names)} } });`,
  },
  mongoose: mongo(),
  mongodb: mongo(),
  mikroorm: {
    insert: (names) => `await em.insertMany(${names.entity}, ${made(names)});`,
    update: (names) =>
      `await em.nativeUpdate(${names.entity}, { ${names.column}: { $in: ${keys(names)} } }, { /* what is the same for all */ });`,
    delete: (names) => `await em.nativeDelete(${names.entity}, { ${names.column}: { $in: ${keys(names)} } });`,
  },
  knex: {
    insert: (names) => `await knex('${names.table}').insert(${made(names)});`,
    update: (names) =>
      `await knex('${names.table}').whereIn('${names.column}', ${keys(names)}).update({ /* what is the same for all */ });`,
    delete: (names) => `await knex('${names.table}').whereIn('${names.column}', ${keys(names)}).del();`,
  },
  objection: {
    insert: (names) => `await ${names.entity}.query().insertGraph(${made(names)});`,
    update: (names) =>
      `await ${names.entity}.query().whereIn('${names.column}', ${keys(names)}).patch({ /* what is the same for all */ });`,
    delete: (names) => `await ${names.entity}.query().whereIn('${names.column}', ${keys(names)}).delete();`,
  },
  kysely: {
    insert: (names) => `await db.insertInto('${names.table}').values(${made(names)}).execute();`,
    update: (names) =>
      `await db.updateTable('${names.table}').set({ /* what is the same for all */ }).where('${names.column}', 'in', ${keys(names)}).execute();`,
    delete: (names) =>
      `await db.deleteFrom('${names.table}').where('${names.column}', 'in', ${keys(names)}).execute();`,
  },
  drizzle: {
    insert: (names) => `await db.insert(${names.entity}).values(${made(names)});`,
    update: (names) =>
      `await db.update(${names.entity}).set({ /* what is the same for all */ }).where(inArray(${names.entity}.${names.column}, ${keys(names)}));`,
    delete: (names) =>
      `await db.delete(${names.entity}).where(inArray(${names.entity}.${names.column}, ${keys(names)}));`,
  },
  sql: {
    insert: (names) =>
      `await query('INSERT INTO ${names.table} (…) SELECT * FROM unnest($1::…[], $2::…[])', [/* one list per column */]);`,
    update: (names) =>
      `await query('UPDATE ${names.table} SET … FROM unnest($1::…[], $2::…[]) AS v(key, value) WHERE ${names.column} = v.key', [/* keys, values */]);`,
    delete: (names) => `await query('DELETE FROM ${names.table} WHERE ${names.column} = ANY($1)', [${keys(names)}]);`,
  },
};

function mongo(): WriteSketches {
  return {
    insert: (names) => `await ${names.receiver}.insertMany(${made(names)});`,
    update: (names) =>
      `await ${names.receiver}.bulkWrite(${names.list}.map((${names.element}) => ({ updateOne: { filter: { ${names.column}: ${names.element}.${names.key} }, update: { /* … */ } } })));`,
    delete: (names) => `await ${names.receiver}.deleteMany({ ${names.column}: { $in: ${keys(names)} } });`,
  };
}

function capital(text: string): string {
  return text.replace(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase());
}
