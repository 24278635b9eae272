import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountsModule } from '../accounts/accounts.module';
import { AuditModule } from '../audit/audit.module';
import { NotificationsModule } from '../notifications/notifications.module';
import { PhotosModule } from '../photos/photos.module';
import { SessionTokensModule } from '../sessions/session-tokens.module';
import { ProjectMember } from './entities/project-member.entity';
import { ProjectPhoto } from './entities/project-photo.entity';
import { Project } from './entities/project.entity';
import { ProjectActivityRepository } from './project-activity.repository';
import { ProjectContentsService } from './project-contents.service';
import { ProjectMembersController } from './project-members.controller';
import { ProjectMembersRepository } from './project-members.repository';
import { ProjectMembersService } from './project-members.service';
import { ProjectPhotosController } from './project-photos.controller';
import { ProjectPhotosRepository } from './project-photos.repository';
import { ProjectPresenter } from './project.presenter';
import { ProjectsController } from './projects.controller';
import { ProjectsRepository } from './projects.repository';
import { ProjectsService } from './projects.service';

@Module({
  imports: [
    TypeOrmModule.forFeature([Project, ProjectPhoto, ProjectMember]),
    SessionTokensModule,
    AccountsModule,
    PhotosModule,
    NotificationsModule,
    AuditModule,
  ],
  controllers: [ProjectsController, ProjectPhotosController, ProjectMembersController],
  providers: [
    ProjectsService,
    ProjectContentsService,
    ProjectMembersService,
    ProjectsRepository,
    ProjectPhotosRepository,
    ProjectMembersRepository,
    ProjectActivityRepository,
    ProjectPresenter,
  ],
  exports: [ProjectsService, ProjectPhotosRepository],
})
export class ProjectsModule {}
