import {
  BadRequestException,
  ForbiddenException,
  forwardRef,
  Inject,
  Injectable,
  NotFoundException,
} from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { FeedEntry } from '../feed/entities/feed-entry.entity';
import { NotificationsService } from '../notifications/notifications.service';
import { Photo } from '../photos/entities/photo.entity';
import { PhotosService } from '../photos/photos.service';
import { CommentsRepository } from './comments.repository';
import type { CreateCommentDto } from './dto/create-comment.dto';
import type { CommentReaction, ReactionKind } from './entities/comment-reaction.entity';
import type { Comment } from './entities/comment.entity';
import { ReactionsRepository } from './reactions.repository';

const EXCERPT_LENGTH = 80;

@Injectable()
export class CommentsService {
  constructor(
    private readonly comments: CommentsRepository,
    private readonly reactions: ReactionsRepository,
    private readonly photos: PhotosService,
    @InjectRepository(Photo) private readonly photoRows: Repository<Photo>,
    @InjectRepository(FeedEntry) private readonly feed: Repository<FeedEntry>,
    @Inject(forwardRef(() => NotificationsService)) private readonly notifications: NotificationsService,
  ) {}

  async list(photoId: number, accountId: number): Promise<{ comments: Comment[]; reactions: CommentReaction[] }> {
    await this.photos.getReadable(photoId, accountId);
    const comments = await this.comments.findByPhoto(photoId);
    const reactions = await this.reactions.findByComments(comments.map((comment) => comment.id));
    return { comments, reactions };
  }

  async create(photoId: number, accountId: number, dto: CreateCommentDto): Promise<Comment> {
    const photo = await this.photos.getReadable(photoId, accountId);
    if (dto.parentId !== undefined) await this.assertParent(dto.parentId, photoId);
    const id = await this.comments.add({ photoId, accountId, body: dto.body, parentId: dto.parentId ?? null });
    await this.photoRows.increment({ id: photoId }, 'commentCount', 1);
    if (photo.visibility === 'public') await this.feed.insert({ accountId, kind: 'comment', photoId, commentId: id });
    const comment = await this.get(id);
    if (photo.accountId !== accountId) await this.tellOwner(photo, comment);
    return comment;
  }

  async update(commentId: number, accountId: number, body: string): Promise<Comment> {
    const comment = await this.get(commentId);
    if (comment.accountId !== accountId) throw new ForbiddenException('Only the author may change a comment.');
    await this.comments.changeBody(commentId, body);
    return this.get(commentId);
  }

  async remove(commentId: number, accountId: number): Promise<void> {
    const comment = await this.get(commentId);
    const mayRemove = comment.accountId === accountId || comment.photo.accountId === accountId;
    if (!mayRemove) throw new ForbiddenException('Only the author or the owner of the photo may remove a comment.');
    await this.comments.remove(commentId);
    await this.photoRows.decrement({ id: comment.photoId }, 'commentCount', 1);
  }

  async react(commentId: number, accountId: number, kind: ReactionKind): Promise<void> {
    const comment = await this.get(commentId);
    await this.photos.getReadable(comment.photoId, accountId);
    await this.reactions.set(commentId, accountId, kind);
  }

  /** The beginning of a comment, for a notification; nothing once it is removed. */
  async excerptOf(commentId: number): Promise<string | null> {
    const comment = await this.comments.findById(commentId);
    if (!comment) return null;
    return comment.body.length > EXCERPT_LENGTH ? `${comment.body.slice(0, EXCERPT_LENGTH)}…` : comment.body;
  }

  private async get(commentId: number): Promise<Comment> {
    const comment = await this.comments.findById(commentId);
    if (!comment) throw new NotFoundException(`There is no comment ${commentId}.`);
    return comment;
  }

  private async assertParent(parentId: number, photoId: number): Promise<void> {
    const parent = await this.comments.findById(parentId);
    if (parent?.photoId !== photoId) throw new BadRequestException('The answered comment is not on this photo.');
  }

  private tellOwner(photo: Photo, comment: Comment): Promise<void> {
    return this.notifications.notify({
      accountId: photo.accountId,
      kind: 'comment',
      subject: `@${comment.account.handle} commented on ${photo.title}`,
      commentId: comment.id,
    });
  }
}
