/** One answer as it stands in Redis, its body apart. */
import type { KeptHead } from '../kept-answer';

/** What stands in the hash of a key. */
export interface RedisRow {
  readonly head: KeptHead;
  /** Where the body is. */
  readonly body: string;
}

/** What cannot be read, because another version wrote it, is not there. */
export function readRow(text: string | null | undefined): readonly RedisRow[] {
  try {
    const row = JSON.parse(text ?? 'null') as RedisRow | null;
    return row && Array.isArray(row.head?.fields) && typeof row.body === 'string' ? [row] : [];
  } catch {
    return [];
  }
}
