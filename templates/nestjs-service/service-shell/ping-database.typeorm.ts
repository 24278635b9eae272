/** Asks the database for the smallest answer there is. */
import type { INestApplication } from '@nestjs/common';
import { DataSource } from 'typeorm';

export async function pingDatabase(app: INestApplication): Promise<void> {
  await app.get(DataSource, { strict: false }).query('SELECT 1');
}
