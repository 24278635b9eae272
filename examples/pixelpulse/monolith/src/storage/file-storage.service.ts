import { randomUUID } from 'node:crypto';
import { mkdir, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { Injectable, NotFoundException } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import type { Environment } from '../config/environment';

export interface StoredFile {
  key: string;
  bytes: number;
  storedAt: Date;
}

/** Keeps picture files in a folder of this machine. */
@Injectable()
export class FileStorage {
  private readonly root: string;

  constructor(config: ConfigService<Environment, true>) {
    this.root = resolve(config.get('UPLOAD_DIR', { infer: true }));
  }

  /** @returns the key to read the file back */
  async store(content: Buffer, extension: string): Promise<string> {
    const name = randomUUID();
    const key = `${name.slice(0, 2)}/${name}.${extension}`;
    const path = this.pathOf(key);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content);
    return key;
  }

  async read(key: string): Promise<Buffer> {
    try {
      return await readFile(this.pathOf(key));
    } catch {
      throw new NotFoundException('The file of this photo is not on this machine.');
    }
  }

  async remove(key: string): Promise<void> {
    await rm(this.pathOf(key), { force: true });
  }

  async list(): Promise<StoredFile[]> {
    const entries = await readdir(this.root, { recursive: true, withFileTypes: true }).catch(() => []);
    const files = entries.filter((entry) => entry.isFile());
    return Promise.all(files.map((entry) => this.describe(join(entry.parentPath, entry.name))));
  }

  private async describe(path: string): Promise<StoredFile> {
    const { size, mtime } = await stat(path);
    const key = path
      .slice(this.root.length + 1)
      .split(sep)
      .join('/');
    return { key, bytes: size, storedAt: mtime };
  }

  private pathOf(key: string): string {
    const path = resolve(this.root, key);
    if (!path.startsWith(this.root + sep)) throw new NotFoundException('There is no such file.');
    return path;
  }
}
