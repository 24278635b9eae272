import { ConflictException, Injectable, NotFoundException } from '@nestjs/common';
import { AccountsService } from '../accounts/accounts.service';
import { NotificationsService } from '../notifications/notifications.service';
import { ProjectMembersRepository } from './project-members.repository';
import { ProjectsService } from './projects.service';

@Injectable()
export class ProjectMembersService {
  constructor(
    private readonly projects: ProjectsService,
    private readonly members: ProjectMembersRepository,
    private readonly accounts: AccountsService,
    private readonly notifications: NotificationsService,
  ) {}

  async add(projectId: number, ownerId: number, handle: string): Promise<void> {
    const project = await this.projects.getOwned(projectId, ownerId);
    const account = await this.accounts.getByHandle(handle);
    if (account.id === ownerId || (await this.members.isMember(projectId, account.id))) {
      throw new ConflictException(`@${handle} is in the project already.`);
    }
    await this.members.add(projectId, account.id);
    await this.notifications.notify({
      accountId: account.id,
      kind: 'project',
      subject: `You were invited to ${project.title}`,
    });
  }

  async remove(projectId: number, ownerId: number, accountId: number): Promise<void> {
    await this.projects.getOwned(projectId, ownerId);
    const removed = await this.members.remove(projectId, accountId);
    if (!removed) throw new NotFoundException('The project has no such member.');
  }
}
