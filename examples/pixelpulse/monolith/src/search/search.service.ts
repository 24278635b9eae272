import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import type { SearchQueryDto } from './dto/search-query.dto';
import { SearchQuery } from './entities/search-query.entity';
import type { SearchHit } from './search.repository';
import { SearchRepository } from './search.repository';

@Injectable()
export class SearchService {
  constructor(
    private readonly documents: SearchRepository,
    @InjectRepository(SearchQuery) private readonly queries: Repository<SearchQuery>,
  ) {}

  async search(accountId: number, query: SearchQueryDto): Promise<SearchHit[]> {
    const hits = await this.documents.find(accountId, query);
    await this.queries.insert({ accountId, query: query.q, resultCount: hits.length });
    return hits;
  }

  listHistory(accountId: number): Promise<SearchQuery[]> {
    return this.queries.find({ where: { accountId }, order: { id: 'DESC' } });
  }
}
