import { Body, Controller, Get, Param, Post, UseGuards } from '@nestjs/common';
import { ParseIdPipe } from '../http/parse-id.pipe';
import type { AuthenticatedAccount } from '../sessions/authenticated-account';
import { CurrentAccount } from '../sessions/decorators/current-account.decorator';
import { SessionGuard } from '../sessions/guards/session.guard';
import type { CommentView } from './comment.presenter';
import { CommentPresenter } from './comment.presenter';
import { CommentsService } from './comments.service';
import { CreateCommentDto } from './dto/create-comment.dto';

@Controller('photos/:photoId/comments')
@UseGuards(SessionGuard)
export class PhotoCommentsController {
  constructor(
    private readonly comments: CommentsService,
    private readonly presenter: CommentPresenter,
  ) {}

  @Get()
  async list(
    @CurrentAccount() account: AuthenticatedAccount,
    @Param('photoId', ParseIdPipe) photoId: number,
  ): Promise<CommentView[]> {
    const { comments, reactions } = await this.comments.list(photoId, account.id);
    return this.presenter.presentAll(comments, reactions);
  }

  @Post()
  async create(
    @CurrentAccount() account: AuthenticatedAccount,
    @Param('photoId', ParseIdPipe) photoId: number,
    @Body() dto: CreateCommentDto,
  ): Promise<CommentView> {
    return this.presenter.present(await this.comments.create(photoId, account.id, dto));
  }
}
