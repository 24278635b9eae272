import { forwardRef, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { FeedEntry } from '../feed/entities/feed-entry.entity';
import { NotificationsModule } from '../notifications/notifications.module';
import { Photo } from '../photos/entities/photo.entity';
import { PhotosModule } from '../photos/photos.module';
import { SessionTokensModule } from '../sessions/session-tokens.module';
import { CommentPresenter } from './comment.presenter';
import { CommentsController } from './comments.controller';
import { CommentsRepository } from './comments.repository';
import { CommentsService } from './comments.service';
import { CommentReaction } from './entities/comment-reaction.entity';
import { Comment } from './entities/comment.entity';
import { PhotoCommentsController } from './photo-comments.controller';
import { ReactionsRepository } from './reactions.repository';

@Module({
  imports: [
    TypeOrmModule.forFeature([Comment, CommentReaction, Photo, FeedEntry]),
    SessionTokensModule,
    PhotosModule,
    forwardRef(() => NotificationsModule),
  ],
  controllers: [PhotoCommentsController, CommentsController],
  providers: [CommentsService, CommentsRepository, ReactionsRepository, CommentPresenter],
  exports: [CommentsService],
})
export class CommentsModule {}
