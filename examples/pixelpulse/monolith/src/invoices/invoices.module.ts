import { forwardRef, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { NotificationsModule } from '../notifications/notifications.module';
import { SessionTokensModule } from '../sessions/session-tokens.module';
import { SubscriptionsModule } from '../subscriptions/subscriptions.module';
import { DunningJob } from './dunning.job';
import { InvoiceLine } from './entities/invoice-line.entity';
import { Invoice } from './entities/invoice.entity';
import { Payment } from './entities/payment.entity';
import { InvoicePresenter } from './invoice.presenter';
import { InvoicesController } from './invoices.controller';
import { InvoicesService } from './invoices.service';
import { PaymentGateway } from './payment-gateway';

@Module({
  imports: [
    TypeOrmModule.forFeature([Invoice, InvoiceLine, Payment]),
    SessionTokensModule,
    NotificationsModule,
    forwardRef(() => SubscriptionsModule),
  ],
  controllers: [InvoicesController],
  providers: [InvoicesService, InvoicePresenter, PaymentGateway, DunningJob],
  exports: [InvoicesService],
})
export class InvoicesModule {}
