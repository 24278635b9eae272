import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { SessionTokensModule } from '../sessions/session-tokens.module';
import { Quota } from './entities/quota.entity';
import { QuotaPeriodJob } from './quota-period.job';
import { QuotaPresenter } from './quota.presenter';
import { QuotasController } from './quotas.controller';
import { QuotasService } from './quotas.service';

@Module({
  imports: [TypeOrmModule.forFeature([Quota]), SessionTokensModule],
  controllers: [QuotasController],
  providers: [QuotasService, QuotaPresenter, QuotaPeriodJob],
  exports: [QuotasService],
})
export class QuotasModule {}
