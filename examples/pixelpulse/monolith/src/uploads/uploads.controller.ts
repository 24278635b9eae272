import {
  BadRequestException,
  Body,
  Controller,
  Get,
  Param,
  Post,
  StreamableFile,
  UploadedFile,
  UseGuards,
  UseInterceptors,
} from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import { ParseIdPipe } from '../http/parse-id.pipe';
import type { PhotoView } from '../photos/photo.presenter';
import { PhotoPresenter } from '../photos/photo.presenter';
import type { AuthenticatedAccount } from '../sessions/authenticated-account';
import { CurrentAccount } from '../sessions/decorators/current-account.decorator';
import { SessionGuard } from '../sessions/guards/session.guard';
import { CreateUploadDto } from './dto/create-upload.dto';
import type { UploadView } from './upload.presenter';
import { UploadPresenter } from './upload.presenter';
import type { ReceivedFile } from './uploads.service';
import { UploadsService } from './uploads.service';

@Controller('uploads')
@UseGuards(SessionGuard)
export class UploadsController {
  constructor(
    private readonly uploads: UploadsService,
    private readonly uploadPresenter: UploadPresenter,
    private readonly photoPresenter: PhotoPresenter,
  ) {}

  @Post()
  @UseInterceptors(FileInterceptor('file'))
  async create(
    @CurrentAccount() account: AuthenticatedAccount,
    @UploadedFile() file: ReceivedFile | undefined,
    @Body() dto: CreateUploadDto,
  ): Promise<PhotoView> {
    if (!file) throw new BadRequestException('Send the picture in the form field "file".');
    return this.photoPresenter.present(await this.uploads.receive(account.id, file, dto));
  }

  @Get()
  async list(@CurrentAccount() account: AuthenticatedAccount): Promise<UploadView[]> {
    const uploads = await this.uploads.list(account.id);
    return uploads.map((upload) => this.uploadPresenter.present(upload));
  }

  @Get(':id/content')
  async content(
    @CurrentAccount() account: AuthenticatedAccount,
    @Param('id', ParseIdPipe) id: number,
  ): Promise<StreamableFile> {
    const { upload, content } = await this.uploads.readContent(id, account.id);
    const disposition = `attachment; filename*=UTF-8''${encodeURIComponent(upload.originalName)}`;
    return new StreamableFile(content, { type: upload.mimeType, disposition });
  }
}
