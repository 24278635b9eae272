import { Body, Controller, Get, Param, Post, UseGuards } from '@nestjs/common';
import { ParseIdPipe } from '../http/parse-id.pipe';
import type { AuthenticatedAccount } from '../sessions/authenticated-account';
import { CurrentAccount } from '../sessions/decorators/current-account.decorator';
import { SessionGuard } from '../sessions/guards/session.guard';
import { PayInvoiceDto } from './dto/pay-invoice.dto';
import type { InvoiceView } from './invoice.presenter';
import { InvoicePresenter } from './invoice.presenter';
import { InvoicesService } from './invoices.service';

@Controller('invoices')
@UseGuards(SessionGuard)
export class InvoicesController {
  constructor(
    private readonly invoices: InvoicesService,
    private readonly presenter: InvoicePresenter,
  ) {}

  @Get()
  async list(@CurrentAccount() account: AuthenticatedAccount): Promise<InvoiceView[]> {
    const invoices = await this.invoices.list(account.id);
    return invoices.map((invoice) => this.presenter.present(invoice));
  }

  @Get(':id')
  async show(
    @CurrentAccount() account: AuthenticatedAccount,
    @Param('id', ParseIdPipe) id: number,
  ): Promise<InvoiceView> {
    return this.presenter.present(await this.invoices.get(id, account.id));
  }

  @Post(':id/payments')
  async pay(
    @CurrentAccount() account: AuthenticatedAccount,
    @Param('id', ParseIdPipe) id: number,
    @Body() dto: PayInvoiceDto,
  ): Promise<InvoiceView> {
    return this.presenter.present(await this.invoices.pay(id, account.id, dto.cardToken));
  }
}
