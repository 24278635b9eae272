import { Injectable, Logger } from '@nestjs/common';
import { Cron, CronExpression } from '@nestjs/schedule';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { PhotoVersion } from '../photos/entities/photo-version.entity';
import type { StoredFile } from '../storage/file-storage.service';
import { FileStorage } from '../storage/file-storage.service';

const GRACE_MS = 24 * 3_600_000;

/** Removes files that no photo refers to any more. */
@Injectable()
export class UploadCleanupJob {
  private readonly logger = new Logger(UploadCleanupJob.name);

  constructor(
    @InjectRepository(PhotoVersion) private readonly versions: Repository<PhotoVersion>,
    private readonly storage: FileStorage,
  ) {}

  @Cron(CronExpression.EVERY_DAY_AT_4AM)
  async removeOrphans(): Promise<void> {
    let removed = 0;
    for (const file of await this.storage.list()) {
      if (!(await this.isOrphan(file))) continue;
      await this.storage.remove(file.key);
      removed += 1;
    }
    this.logger.log(`removed ${removed} files`);
  }

  private async isOrphan(file: StoredFile): Promise<boolean> {
    if (Date.now() - file.storedAt.getTime() < GRACE_MS) return false;
    return (await this.versions.countBy({ storageKey: file.key })) === 0;
  }
}
