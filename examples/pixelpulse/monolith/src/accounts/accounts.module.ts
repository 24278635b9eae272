import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../audit/audit.module';
import { QuotasModule } from '../quotas/quotas.module';
import { SessionTokensModule } from '../sessions/session-tokens.module';
import { AccountClosingService } from './account-closing.service';
import { AccountPresenter } from './account.presenter';
import { AccountsAdminController } from './accounts-admin.controller';
import { AccountsController } from './accounts.controller';
import { AccountsRepository } from './accounts.repository';
import { AccountsService } from './accounts.service';
import { Account } from './entities/account.entity';
import { Profile } from './entities/profile.entity';
import { PasswordHasher } from './password-hasher';
import { ProfilesService } from './profiles.service';

@Module({
  imports: [TypeOrmModule.forFeature([Account, Profile]), SessionTokensModule, QuotasModule, AuditModule],
  controllers: [AccountsController, AccountsAdminController],
  providers: [
    AccountsService,
    AccountsRepository,
    ProfilesService,
    AccountClosingService,
    AccountPresenter,
    PasswordHasher,
  ],
  exports: [AccountsService, AccountsRepository, ProfilesService],
})
export class AccountsModule {}
