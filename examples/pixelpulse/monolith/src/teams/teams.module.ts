import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountsModule } from '../accounts/accounts.module';
import { NotificationsModule } from '../notifications/notifications.module';
import { SessionTokensModule } from '../sessions/session-tokens.module';
import { Team } from './entities/team.entity';
import { TeamMember } from './entities/team-member.entity';
import { TeamPresenter } from './team.presenter';
import { TeamsController } from './teams.controller';
import { TeamsService } from './teams.service';

@Module({
  imports: [TypeOrmModule.forFeature([Team, TeamMember]), SessionTokensModule, AccountsModule, NotificationsModule],
  controllers: [TeamsController],
  providers: [TeamsService, TeamPresenter],
})
export class TeamsModule {}
