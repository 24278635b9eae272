import { Body, Controller, Delete, HttpCode, Param, Patch, Put, UseGuards } from '@nestjs/common';
import { ParseIdPipe } from '../http/parse-id.pipe';
import type { AuthenticatedAccount } from '../sessions/authenticated-account';
import { CurrentAccount } from '../sessions/decorators/current-account.decorator';
import { SessionGuard } from '../sessions/guards/session.guard';
import type { CommentView } from './comment.presenter';
import { CommentPresenter } from './comment.presenter';
import { CommentsService } from './comments.service';
import { ReactDto } from './dto/react.dto';
import { UpdateCommentDto } from './dto/update-comment.dto';

@Controller('comments/:id')
@UseGuards(SessionGuard)
export class CommentsController {
  constructor(
    private readonly comments: CommentsService,
    private readonly presenter: CommentPresenter,
  ) {}

  @Patch()
  async update(
    @CurrentAccount() account: AuthenticatedAccount,
    @Param('id', ParseIdPipe) id: number,
    @Body() dto: UpdateCommentDto,
  ): Promise<CommentView> {
    return this.presenter.present(await this.comments.update(id, account.id, dto.body));
  }

  @Delete()
  @HttpCode(204)
  remove(@CurrentAccount() account: AuthenticatedAccount, @Param('id', ParseIdPipe) id: number): Promise<void> {
    return this.comments.remove(id, account.id);
  }

  @Put('reaction')
  @HttpCode(204)
  react(
    @CurrentAccount() account: AuthenticatedAccount,
    @Param('id', ParseIdPipe) id: number,
    @Body() dto: ReactDto,
  ): Promise<void> {
    return this.comments.react(id, account.id, dto.kind);
  }
}
