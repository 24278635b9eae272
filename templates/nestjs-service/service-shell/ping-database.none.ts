/** No database was recognised when this service was lifted: put a cheap question to yours here. */
import type { INestApplication } from '@nestjs/common';

export async function pingDatabase(_app: INestApplication): Promise<void> {
  // Nothing to ask.
}
