import { Controller, Delete, HttpCode, Param, Put, UseGuards } from '@nestjs/common';
import { ParseIdPipe } from '../http/parse-id.pipe';
import type { AuthenticatedAccount } from '../sessions/authenticated-account';
import { CurrentAccount } from '../sessions/decorators/current-account.decorator';
import { SessionGuard } from '../sessions/guards/session.guard';
import { ProjectContentsService } from './project-contents.service';

@Controller('projects/:id/photos/:photoId')
@UseGuards(SessionGuard)
export class ProjectPhotosController {
  constructor(private readonly contents: ProjectContentsService) {}

  @Put()
  @HttpCode(204)
  add(
    @CurrentAccount() account: AuthenticatedAccount,
    @Param('id', ParseIdPipe) id: number,
    @Param('photoId', ParseIdPipe) photoId: number,
  ): Promise<void> {
    return this.contents.addPhoto(id, photoId, account.id);
  }

  @Delete()
  @HttpCode(204)
  remove(
    @CurrentAccount() account: AuthenticatedAccount,
    @Param('id', ParseIdPipe) id: number,
    @Param('photoId', ParseIdPipe) photoId: number,
  ): Promise<void> {
    return this.contents.removePhoto(id, photoId, account.id);
  }
}
