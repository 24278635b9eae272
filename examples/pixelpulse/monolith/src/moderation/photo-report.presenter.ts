import { Injectable } from '@nestjs/common';
import type { PhotoReport } from './entities/photo-report.entity';

export interface PhotoReportView {
  id: number;
  photoId: number;
  reporterId: number;
  reason: string;
  details: string;
  status: string;
  createdAt: Date;
}

@Injectable()
export class PhotoReportPresenter {
  present({ id, photoId, reporterId, reason, details, status, createdAt }: PhotoReport): PhotoReportView {
    return { id, photoId, reporterId, reason, details, status: status ?? 'open', createdAt };
  }
}
