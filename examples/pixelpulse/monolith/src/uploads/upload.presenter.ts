import { Injectable } from '@nestjs/common';
import type { Upload } from './entities/upload.entity';

export interface UploadView {
  id: number;
  originalName: string;
  mimeType: string;
  bytes: number;
  width: number;
  height: number;
  createdAt: Date;
}

@Injectable()
export class UploadPresenter {
  present({ id, originalName, mimeType, bytes, width, height, createdAt }: Upload): UploadView {
    return { id, originalName, mimeType, bytes, width, height, createdAt };
  }
}
