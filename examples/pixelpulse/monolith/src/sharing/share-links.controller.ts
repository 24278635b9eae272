import { Body, Controller, Delete, Get, HttpCode, Param, Post, UseGuards } from '@nestjs/common';
import { ParseIdPipe } from '../http/parse-id.pipe';
import type { AuthenticatedAccount } from '../sessions/authenticated-account';
import { CurrentAccount } from '../sessions/decorators/current-account.decorator';
import { SessionGuard } from '../sessions/guards/session.guard';
import { CreateShareLinkDto } from './dto/create-share-link.dto';
import type { ShareLinkView } from './share-link.presenter';
import { ShareLinkPresenter } from './share-link.presenter';
import { SharingService } from './sharing.service';

@Controller()
@UseGuards(SessionGuard)
export class ShareLinksController {
  constructor(
    private readonly sharing: SharingService,
    private readonly presenter: ShareLinkPresenter,
  ) {}

  @Post('projects/:id/share-links')
  async create(
    @CurrentAccount() account: AuthenticatedAccount,
    @Param('id', ParseIdPipe) id: number,
    @Body() dto: CreateShareLinkDto,
  ): Promise<ShareLinkView> {
    return this.presenter.present(await this.sharing.create(id, account.id, dto));
  }

  @Get('projects/:id/share-links')
  async list(
    @CurrentAccount() account: AuthenticatedAccount,
    @Param('id', ParseIdPipe) id: number,
  ): Promise<ShareLinkView[]> {
    const links = await this.sharing.list(id, account.id);
    return links.map((link) => this.presenter.present(link));
  }

  @Delete('share-links/:id')
  @HttpCode(204)
  revoke(@CurrentAccount() account: AuthenticatedAccount, @Param('id', ParseIdPipe) id: number): Promise<void> {
    return this.sharing.revoke(id, account.id);
  }
}
