import { Controller, Get, Query, UseGuards } from '@nestjs/common';
import type { AuthenticatedAccount } from '../sessions/authenticated-account';
import { CurrentAccount } from '../sessions/decorators/current-account.decorator';
import { SessionGuard } from '../sessions/guards/session.guard';
import { SearchQueryDto } from './dto/search-query.dto';
import type { SearchHit } from './search.repository';
import { SearchService } from './search.service';

interface PastSearch {
  query: string;
  resultCount: number;
  createdAt: Date;
}

@Controller('search')
@UseGuards(SessionGuard)
export class SearchController {
  constructor(private readonly searches: SearchService) {}

  @Get()
  search(@CurrentAccount() account: AuthenticatedAccount, @Query() query: SearchQueryDto): Promise<SearchHit[]> {
    return this.searches.search(account.id, query);
  }

  @Get('history')
  async history(@CurrentAccount() account: AuthenticatedAccount): Promise<PastSearch[]> {
    const queries = await this.searches.listHistory(account.id);
    return queries.map(({ query, resultCount, createdAt }) => ({ query, resultCount, createdAt }));
  }
}
