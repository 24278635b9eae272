/** A folder of small texts that may vanish at any time: whatever is not there whole counts as absent. */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Reads and writes entries below one folder. Never throws: a cache that fails is no reason not to analyse. */
export class Store {
  private failed: string | undefined;
  private count = 0;

  /** @param folder absolute; made when something is written */
  constructor(readonly folder: string) {}

  /** Why entries could not be written, in the system's words. */
  get fault(): string | undefined {
    return this.failed;
  }

  /** @returns nothing when the entry is absent, cut off or altered */
  read(name: string): string | undefined {
    let text: string;
    try {
      text = readFileSync(join(this.folder, name), 'utf8');
    } catch {
      return undefined;
    }
    const end = text.indexOf('\n');
    const body = text.slice(end + 1);
    return end !== -1 && text.slice(0, end) === checksum(body) ? body : undefined;
  }

  /** Writes a temporary file and renames it, so that nobody ever sees half an entry. After one fault it writes no more. */
  write(name: string, body: string): void {
    if (this.failed !== undefined) return;
    const path = join(this.folder, name);
    const temporary = `${path}.${process.pid}-${this.count++}.tmp`;
    try {
      this.put(temporary, `${checksum(body)}\n${body}`);
      renameSync(temporary, path);
    } catch (error) {
      this.failed = (error as Error).message;
      remove(temporary);
    }
  }

  private put(path: string, text: string): void {
    try {
      writeFileSync(path, text);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    }
  }
}

function checksum(body: string): string {
  return createHash('sha1').update(body).digest('base64url');
}

function remove(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // Where nothing can be written there is nothing to remove.
  }
}
