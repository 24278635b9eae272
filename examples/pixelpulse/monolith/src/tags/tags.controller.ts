import { Body, Controller, Get, Param, Put, UseGuards } from '@nestjs/common';
import { ParseIdPipe } from '../http/parse-id.pipe';
import type { PhotoView } from '../photos/photo.presenter';
import { PhotoPresenter } from '../photos/photo.presenter';
import type { AuthenticatedAccount } from '../sessions/authenticated-account';
import { CurrentAccount } from '../sessions/decorators/current-account.decorator';
import { SessionGuard } from '../sessions/guards/session.guard';
import { SetPhotoTagsDto } from './dto/set-photo-tags.dto';
import type { TagUse } from './tags.repository';
import { TagsService } from './tags.service';

@Controller()
@UseGuards(SessionGuard)
export class TagsController {
  constructor(
    private readonly tags: TagsService,
    private readonly photoPresenter: PhotoPresenter,
  ) {}

  @Get('tags')
  list(): Promise<TagUse[]> {
    return this.tags.listUses();
  }

  @Get('tags/:name/photos')
  async photos(@Param('name') name: string): Promise<PhotoView[]> {
    const photos = await this.tags.listPublicPhotos(name);
    return photos.map((photo) => this.photoPresenter.present(photo));
  }

  @Get('photos/:photoId/tags')
  namesOf(
    @CurrentAccount() account: AuthenticatedAccount,
    @Param('photoId', ParseIdPipe) photoId: number,
  ): Promise<string[]> {
    return this.tags.namesOf(photoId, account.id);
  }

  @Put('photos/:photoId/tags')
  replace(
    @CurrentAccount() account: AuthenticatedAccount,
    @Param('photoId', ParseIdPipe) photoId: number,
    @Body() dto: SetPhotoTagsDto,
  ): Promise<string[]> {
    return this.tags.replace(photoId, account.id, dto.names);
  }
}
