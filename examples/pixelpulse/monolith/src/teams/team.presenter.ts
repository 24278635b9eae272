import { Injectable } from '@nestjs/common';
import type { Team } from './entities/team.entity';

export interface TeamView {
  id: number;
  name: string;
  ownerId: number;
  members: { accountId: number; handle: string; role: string }[];
}

@Injectable()
export class TeamPresenter {
  present(team: Team): TeamView {
    const members = [...team.members].sort((a, b) => a.id - b.id);
    return {
      id: team.id,
      name: team.name,
      ownerId: team.ownerId,
      members: members.map(({ accountId, account, role }) => ({ accountId, handle: account.handle, role })),
    };
  }
}
