import { Module } from '@nestjs/common';
import { FileStorage } from './file-storage.service';

@Module({
  providers: [FileStorage],
  exports: [FileStorage],
})
export class StorageModule {}
