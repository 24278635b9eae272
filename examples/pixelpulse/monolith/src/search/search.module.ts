import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { SessionTokensModule } from '../sessions/session-tokens.module';
import { SearchDocument } from './entities/search-document.entity';
import { SearchQuery } from './entities/search-query.entity';
import { SearchIndexSubscriber } from './search-index.subscriber';
import { SearchController } from './search.controller';
import { SearchRepository } from './search.repository';
import { SearchService } from './search.service';

@Module({
  imports: [TypeOrmModule.forFeature([SearchDocument, SearchQuery]), SessionTokensModule],
  controllers: [SearchController],
  providers: [SearchService, SearchRepository, SearchIndexSubscriber],
})
export class SearchModule {}
