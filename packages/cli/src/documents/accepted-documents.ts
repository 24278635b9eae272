/** Which large documents have passed the gate already: holding them against their schema takes longer than reading them. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type DocumentName, schemaFileOf } from '@banyan/model';
import { writePieces } from './write-document';

/** Beside the documents; may be removed at any time. */
const memory = 'accepted.json';

/** A document's content and its schema, as one short text. */
export async function digestOf(name: DocumentName, content: Buffer): Promise<string> {
  const schema = await readFile(schemaFileOf(name));
  return createHash('sha256').update(schema).update(content).digest('hex');
}

/** Whether the last document of this name that passed had this very content, by this very schema. */
export async function wasAccepted(folder: string, name: DocumentName, digest: string): Promise<boolean> {
  return (await readMemory(folder))[name] === digest;
}

/** Remembers it. Where nothing can be written, nothing is remembered. */
export async function rememberAccepted(folder: string, name: DocumentName, digest: string): Promise<void> {
  const known = await readMemory(folder);
  const text = `${JSON.stringify({ ...known, [name]: digest }, null, 2)}\n`;
  await writePieces(join(folder, memory), [text]).catch(() => undefined);
}

async function readMemory(folder: string): Promise<Readonly<Record<string, unknown>>> {
  const text = await readFile(join(folder, memory), 'utf8').catch(() => '{}');
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
