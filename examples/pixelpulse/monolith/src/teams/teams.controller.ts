import { Body, Controller, Delete, Get, HttpCode, Param, Post, UseGuards } from '@nestjs/common';
import { ParseIdPipe } from '../http/parse-id.pipe';
import type { AuthenticatedAccount } from '../sessions/authenticated-account';
import { CurrentAccount } from '../sessions/decorators/current-account.decorator';
import { SessionGuard } from '../sessions/guards/session.guard';
import { AddTeamMemberDto } from './dto/add-team-member.dto';
import { CreateTeamDto } from './dto/create-team.dto';
import type { TeamView } from './team.presenter';
import { TeamPresenter } from './team.presenter';
import { TeamsService } from './teams.service';

@Controller('teams')
@UseGuards(SessionGuard)
export class TeamsController {
  constructor(
    private readonly teams: TeamsService,
    private readonly presenter: TeamPresenter,
  ) {}

  @Post()
  async create(@CurrentAccount() account: AuthenticatedAccount, @Body() dto: CreateTeamDto): Promise<TeamView> {
    return this.presenter.present(await this.teams.create(account.id, dto));
  }

  @Get()
  async list(@CurrentAccount() account: AuthenticatedAccount): Promise<TeamView[]> {
    const teams = await this.teams.listFor(account.id);
    return teams.map((team) => this.presenter.present(team));
  }

  @Get(':id')
  async show(@CurrentAccount() account: AuthenticatedAccount, @Param('id', ParseIdPipe) id: number): Promise<TeamView> {
    return this.presenter.present(await this.teams.get(id, account.id));
  }

  @Post(':id/members')
  async addMember(
    @CurrentAccount() account: AuthenticatedAccount,
    @Param('id', ParseIdPipe) id: number,
    @Body() dto: AddTeamMemberDto,
  ): Promise<TeamView> {
    return this.presenter.present(await this.teams.addMember(id, account.id, dto));
  }

  @Delete(':id/members/:accountId')
  @HttpCode(204)
  removeMember(
    @CurrentAccount() account: AuthenticatedAccount,
    @Param('id', ParseIdPipe) id: number,
    @Param('accountId', ParseIdPipe) accountId: number,
  ): Promise<void> {
    return this.teams.removeMember(id, account.id, accountId);
  }
}
