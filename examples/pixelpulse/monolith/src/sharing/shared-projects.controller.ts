import { Controller, Get, Header, Param, StreamableFile } from '@nestjs/common';
import { ParseIdPipe } from '../http/parse-id.pipe';
import type { SharedProjectView } from './share-link.presenter';
import { SharingService } from './sharing.service';

/** For visitors without an account: the link is the key. */
@Controller('shared/:token')
export class SharedProjectsController {
  constructor(private readonly sharing: SharingService) {}

  @Get()
  open(@Param('token') token: string): Promise<SharedProjectView> {
    return this.sharing.open(token);
  }

  @Get('photos/:photoId/file')
  @Header('content-type', 'image/png')
  async photo(@Param('token') token: string, @Param('photoId', ParseIdPipe) photoId: number): Promise<StreamableFile> {
    return new StreamableFile(await this.sharing.readPhoto(token, photoId));
  }
}
