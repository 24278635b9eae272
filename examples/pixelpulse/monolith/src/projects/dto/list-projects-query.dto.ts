import { IsIn, IsOptional } from 'class-validator';
import type { ProjectStatus } from '../entities/project.entity';

export class ListProjectsQueryDto {
  @IsOptional()
  @IsIn(['active', 'archived'])
  status?: ProjectStatus;
}
