import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountsModule } from '../accounts/accounts.module';
import { AuditModule } from '../audit/audit.module';
import { LoginAttempt } from './entities/login-attempt.entity';
import { Session } from './entities/session.entity';
import { LoginAttemptsService } from './login-attempts.service';
import { SessionPresenter } from './session.presenter';
import { SessionTokensModule } from './session-tokens.module';
import { SessionsController } from './sessions.controller';
import { SessionsService } from './sessions.service';

@Module({
  imports: [TypeOrmModule.forFeature([Session, LoginAttempt]), SessionTokensModule, AccountsModule, AuditModule],
  controllers: [SessionsController],
  providers: [SessionsService, LoginAttemptsService, SessionPresenter],
})
export class SessionsModule {}
