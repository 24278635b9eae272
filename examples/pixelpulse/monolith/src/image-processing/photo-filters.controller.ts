import { Body, Controller, Get, Header, Param, Post, Query, StreamableFile, UseGuards } from '@nestjs/common';
import { ParseIdPipe } from '../http/parse-id.pipe';
import { PhotosService } from '../photos/photos.service';
import type { AuthenticatedAccount } from '../sessions/authenticated-account';
import { CurrentAccount } from '../sessions/decorators/current-account.decorator';
import { SessionGuard } from '../sessions/guards/session.guard';
import { ApplyFiltersDto } from './dto/apply-filters.dto';
import { ThumbnailQueryDto } from './dto/thumbnail-query.dto';
import type { FilterApplicationView } from './filter-application.presenter';
import { FilterApplicationPresenter } from './filter-application.presenter';
import { FilterApplicationsService } from './filter-applications.service';
import { ImageProcessingService } from './image-processing.service';

@Controller('photos/:photoId')
@UseGuards(SessionGuard)
export class PhotoFiltersController {
  constructor(
    private readonly processing: ImageProcessingService,
    private readonly applications: FilterApplicationsService,
    private readonly photos: PhotosService,
    private readonly presenter: FilterApplicationPresenter,
  ) {}

  @Post('filters')
  async apply(
    @CurrentAccount() account: AuthenticatedAccount,
    @Param('photoId', ParseIdPipe) photoId: number,
    @Body() dto: ApplyFiltersDto,
  ): Promise<FilterApplicationView> {
    return this.presenter.present(await this.processing.apply(photoId, account.id, dto));
  }

  @Get('filters')
  async history(
    @CurrentAccount() account: AuthenticatedAccount,
    @Param('photoId', ParseIdPipe) photoId: number,
  ): Promise<FilterApplicationView[]> {
    const photo = await this.photos.getReadable(photoId, account.id);
    const applications = await this.applications.listOfPhoto(photo.id);
    return applications.map((application) => this.presenter.present(application));
  }

  @Get('thumbnail')
  @Header('content-type', 'image/png')
  async thumbnail(
    @CurrentAccount() account: AuthenticatedAccount,
    @Param('photoId', ParseIdPipe) photoId: number,
    @Query() query: ThumbnailQueryDto,
  ): Promise<StreamableFile> {
    return new StreamableFile(await this.processing.thumbnail(photoId, account.id, query.width));
  }
}
