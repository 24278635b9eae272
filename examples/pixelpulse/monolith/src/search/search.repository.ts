import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { SearchQueryDto } from './dto/search-query.dto';

export interface SearchHit {
  kind: string;
  id: number;
  title: string;
  owner: string;
}

@Injectable()
export class SearchRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  find(accountId: number, { q, kind, limit }: SearchQueryDto): Promise<SearchHit[]> {
    return this.dataSource.query(
      `SELECT d.kind, d.subject_id AS id, d.title, a.handle AS owner
         FROM search_documents d
         JOIN accounts a ON a.id = d.account_id
         LEFT JOIN photos p ON d.kind = 'photo' AND p.id = d.subject_id
         LEFT JOIN projects j ON d.kind = 'project' AND j.id = d.subject_id
        WHERE (d.public OR d.account_id = $1)
          AND (d.title ILIKE $2 OR d.body ILIKE $2)
          AND ($3::text IS NULL OR d.kind = $3)
          AND ((p.id IS NOT NULL AND p.deleted_at IS NULL) OR j.id IS NOT NULL)
        ORDER BY d.id DESC
        LIMIT $4`,
      [accountId, `%${escapeLike(q)}%`, kind ?? null, limit],
    );
  }
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, (character) => `\\${character}`);
}
