import {
  Body,
  Controller,
  Delete,
  Get,
  Header,
  HttpCode,
  Param,
  Patch,
  Query,
  StreamableFile,
  UseGuards,
} from '@nestjs/common';
import { ParseIdPipe } from '../http/parse-id.pipe';
import type { AuthenticatedAccount } from '../sessions/authenticated-account';
import { CurrentAccount } from '../sessions/decorators/current-account.decorator';
import { SessionGuard } from '../sessions/guards/session.guard';
import { PhotoFileQueryDto } from './dto/photo-file-query.dto';
import { UpdatePhotoDto } from './dto/update-photo.dto';
import { PhotoVersionsService } from './photo-versions.service';
import type { PhotoVersionView, PhotoView } from './photo.presenter';
import { PhotoPresenter } from './photo.presenter';
import { PhotosService } from './photos.service';

@Controller('photos')
@UseGuards(SessionGuard)
export class PhotosController {
  constructor(
    private readonly photos: PhotosService,
    private readonly versions: PhotoVersionsService,
    private readonly presenter: PhotoPresenter,
  ) {}

  @Get()
  async list(@CurrentAccount() account: AuthenticatedAccount): Promise<PhotoView[]> {
    const photos = await this.photos.listOwn(account.id);
    return photos.map((photo) => this.presenter.present(photo));
  }

  @Get(':id')
  async show(
    @CurrentAccount() account: AuthenticatedAccount,
    @Param('id', ParseIdPipe) id: number,
  ): Promise<PhotoView> {
    return this.presenter.present(await this.photos.view(id, account.id));
  }

  @Patch(':id')
  async update(
    @CurrentAccount() account: AuthenticatedAccount,
    @Param('id', ParseIdPipe) id: number,
    @Body() dto: UpdatePhotoDto,
  ): Promise<PhotoView> {
    return this.presenter.present(await this.photos.update(id, account.id, dto));
  }

  @Delete(':id')
  @HttpCode(204)
  remove(@CurrentAccount() account: AuthenticatedAccount, @Param('id', ParseIdPipe) id: number): Promise<void> {
    return this.photos.remove(id, account.id);
  }

  @Get(':id/versions')
  async listVersions(
    @CurrentAccount() account: AuthenticatedAccount,
    @Param('id', ParseIdPipe) id: number,
  ): Promise<PhotoVersionView[]> {
    const photo = await this.photos.getReadable(id, account.id);
    const versions = await this.versions.list(photo.id);
    return versions.map((version) => this.presenter.presentVersion(version));
  }

  @Get(':id/file')
  @Header('content-type', 'image/png')
  async file(
    @CurrentAccount() account: AuthenticatedAccount,
    @Param('id', ParseIdPipe) id: number,
    @Query() query: PhotoFileQueryDto,
  ): Promise<StreamableFile> {
    const photo = await this.photos.getReadable(id, account.id);
    return new StreamableFile(await this.versions.readContent(photo, query.version));
  }
}
