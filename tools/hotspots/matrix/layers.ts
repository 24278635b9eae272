/** The data layers of the matrix. */
import type { Layer } from './layer';
import { drizzle } from './layers/drizzle';
import { knex } from './layers/knex';
import { kysely } from './layers/kysely';
import { mikroorm } from './layers/mikroorm';
import { mongodb } from './layers/mongodb';
import { mongoose } from './layers/mongoose';
import { objection } from './layers/objection';
import { prisma } from './layers/prisma';
import { sequelize } from './layers/sequelize';
import { sql } from './layers/sql';
import { typeorm } from './layers/typeorm';

export const layers: readonly Layer[] = [
  ...[typeorm, prisma, sequelize, mongoose, mikroorm],
  ...[knex, kysely, drizzle, mongodb, sql, objection],
];
