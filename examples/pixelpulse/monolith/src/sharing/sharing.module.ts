import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { PhotosModule } from '../photos/photos.module';
import { ProjectsModule } from '../projects/projects.module';
import { SessionTokensModule } from '../sessions/session-tokens.module';
import { ShareLink } from './entities/share-link.entity';
import { ShareLinkPresenter } from './share-link.presenter';
import { ShareLinksController } from './share-links.controller';
import { SharedProjectsController } from './shared-projects.controller';
import { SharingService } from './sharing.service';

@Module({
  imports: [TypeOrmModule.forFeature([ShareLink]), SessionTokensModule, ProjectsModule, PhotosModule],
  controllers: [ShareLinksController, SharedProjectsController],
  providers: [SharingService, ShareLinkPresenter],
})
export class SharingModule {}
