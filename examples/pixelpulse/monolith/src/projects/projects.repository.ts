import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { ProjectMember } from './entities/project-member.entity';
import type { ProjectStatus } from './entities/project.entity';
import { Project } from './entities/project.entity';

@Injectable()
export class ProjectsRepository {
  constructor(@InjectRepository(Project) private readonly rows: Repository<Project>) {}

  findById(id: number): Promise<Project | null> {
    return this.rows.findOneBy({ id });
  }

  /** Projects the account owns or is a member of, newest change first. */
  findVisibleTo(accountId: number, status?: ProjectStatus): Promise<Project[]> {
    const query = this.rows
      .createQueryBuilder('project')
      .leftJoin(ProjectMember, 'member', 'member.projectId = project.id AND member.accountId = :accountId', {
        accountId,
      })
      .where('(project.ownerId = :accountId OR member.id IS NOT NULL)', { accountId });
    if (status) query.andWhere('project.status = :status', { status });
    return query.orderBy('project.updatedAt', 'DESC').addOrderBy('project.id', 'DESC').getMany();
  }

  create(ownerId: number, content: Partial<Project>): Promise<Project> {
    return this.rows.save(this.rows.create({ ...content, ownerId }));
  }

  save(project: Project): Promise<Project> {
    return this.rows.save(project);
  }

  async remove(id: number): Promise<void> {
    await this.rows.delete({ id });
  }
}
