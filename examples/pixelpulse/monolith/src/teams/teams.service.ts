import { ConflictException, ForbiddenException, Injectable, NotFoundException } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { AccountsService } from '../accounts/accounts.service';
import { NotificationsService } from '../notifications/notifications.service';
import type { AddTeamMemberDto } from './dto/add-team-member.dto';
import type { CreateTeamDto } from './dto/create-team.dto';
import { Team } from './entities/team.entity';
import { TeamMember } from './entities/team-member.entity';

@Injectable()
export class TeamsService {
  constructor(
    @InjectRepository(Team) private readonly teams: Repository<Team>,
    @InjectRepository(TeamMember) private readonly members: Repository<TeamMember>,
    private readonly accounts: AccountsService,
    private readonly notifications: NotificationsService,
  ) {}

  async create(ownerId: number, dto: CreateTeamDto): Promise<Team> {
    const team = await this.teams.save(this.teams.create({ name: dto.name, ownerId }));
    await this.members.insert({ teamId: team.id, accountId: ownerId, role: 'editor' });
    return this.get(team.id, ownerId);
  }

  listFor(accountId: number): Promise<Team[]> {
    return this.teams
      .createQueryBuilder('team')
      .innerJoin('team.members', 'mine', 'mine.accountId = :accountId', { accountId })
      .leftJoinAndSelect('team.members', 'member')
      .leftJoinAndSelect('member.account', 'account')
      .orderBy('team.id')
      .getMany();
  }

  async get(teamId: number, accountId: number): Promise<Team> {
    const team = await this.teams.findOne({ where: { id: teamId }, relations: { members: { account: true } } });
    const isMember = team?.members.some((member) => member.accountId === accountId);
    if (!team || !isMember) throw new NotFoundException('You are in no such team.');
    return team;
  }

  async addMember(teamId: number, ownerId: number, dto: AddTeamMemberDto): Promise<Team> {
    const team = await this.getOwned(teamId, ownerId);
    const account = await this.accounts.getByHandle(dto.handle);
    if (team.members.some((member) => member.accountId === account.id)) {
      throw new ConflictException(`@${dto.handle} is in the team already.`);
    }
    await this.members.insert({ teamId, accountId: account.id, role: dto.role ?? 'viewer' });
    await this.notifications.notify({ accountId: account.id, kind: 'team', subject: `You joined ${team.name}` });
    return this.get(teamId, ownerId);
  }

  async removeMember(teamId: number, ownerId: number, accountId: number): Promise<void> {
    const team = await this.getOwned(teamId, ownerId);
    if (accountId === team.ownerId) throw new ConflictException('The owner cannot leave the team.');
    const result = await this.members.delete({ teamId, accountId });
    if (!result.affected) throw new NotFoundException('The team has no such member.');
  }

  private async getOwned(teamId: number, ownerId: number): Promise<Team> {
    const team = await this.get(teamId, ownerId);
    if (team.ownerId !== ownerId) throw new ForbiddenException('Only the owner may change the team.');
    return team;
  }
}
