import { Injectable } from '@nestjs/common';
import type { FilterApplication } from './entities/filter-application.entity';
import type { FilterStep } from './filter-step';

export interface FilterApplicationView {
  id: number;
  photoId: number;
  preset: string | null;
  steps: FilterStep[];
  status: string;
  resultVersion: number | null;
  durationMs: number;
  createdAt: Date;
}

@Injectable()
export class FilterApplicationPresenter {
  present(application: FilterApplication): FilterApplicationView {
    const { id, photoId, preset, steps, status, resultVersion, durationMs, createdAt } = application;
    return { id, photoId, preset: preset?.name ?? null, steps, status, resultVersion, durationMs, createdAt };
  }
}
