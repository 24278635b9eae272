import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { ProjectMember } from './entities/project-member.entity';

@Injectable()
export class ProjectMembersRepository {
  constructor(@InjectRepository(ProjectMember) private readonly rows: Repository<ProjectMember>) {}

  findAll(projectId: number): Promise<ProjectMember[]> {
    return this.rows.find({ where: { projectId }, relations: { account: true }, order: { id: 'ASC' } });
  }

  async isMember(projectId: number, accountId: number): Promise<boolean> {
    return (await this.rows.countBy({ projectId, accountId })) > 0;
  }

  async add(projectId: number, accountId: number): Promise<void> {
    await this.rows.insert({ projectId, accountId });
  }

  async remove(projectId: number, accountId: number): Promise<boolean> {
    const result = await this.rows.delete({ projectId, accountId });
    return Boolean(result.affected);
  }
}
