import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';

export interface ProjectActivity {
  comments: number;
  lastCommentAt: Date | null;
}

@Injectable()
export class ProjectActivityRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async summarize(projectId: number): Promise<ProjectActivity> {
    const [row]: ProjectActivity[] = await this.dataSource.query(
      `SELECT count(c.id)::int AS comments, max(c.created_at) AS "lastCommentAt"
         FROM project_photos pp
         JOIN comments c ON c.photo_id = pp.photo_id AND c.deleted_at IS NULL
        WHERE pp.project_id = $1`,
      [projectId],
    );
    return row ?? { comments: 0, lastCommentAt: null };
  }
}
