import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Photo } from '../photos/entities/photo.entity';
import { PhotosModule } from '../photos/photos.module';
import { SessionTokensModule } from '../sessions/session-tokens.module';
import { PhotoTag } from './entities/photo-tag.entity';
import { Tag } from './entities/tag.entity';
import { TagsController } from './tags.controller';
import { TagsRepository } from './tags.repository';
import { TagsService } from './tags.service';

@Module({
  imports: [TypeOrmModule.forFeature([Tag, PhotoTag, Photo]), SessionTokensModule, PhotosModule],
  controllers: [TagsController],
  providers: [TagsService, TagsRepository],
})
export class TagsModule {}
