import { BadRequestException, ForbiddenException, Injectable, NotFoundException } from '@nestjs/common';
import { AuditService } from '../audit/audit.service';
import type { CreateProjectDto } from './dto/create-project.dto';
import type { ListProjectsQueryDto } from './dto/list-projects-query.dto';
import type { UpdateProjectDto } from './dto/update-project.dto';
import type { Project } from './entities/project.entity';
import { ProjectMembersRepository } from './project-members.repository';
import { ProjectPhotosRepository } from './project-photos.repository';
import type { ProjectDetail, ProjectSummary } from './project.presenter';
import { ProjectPresenter } from './project.presenter';
import { ProjectsRepository } from './projects.repository';

@Injectable()
export class ProjectsService {
  constructor(
    private readonly projects: ProjectsRepository,
    private readonly projectPhotos: ProjectPhotosRepository,
    private readonly members: ProjectMembersRepository,
    private readonly presenter: ProjectPresenter,
    private readonly audit: AuditService,
  ) {}

  async listFor(accountId: number, query: ListProjectsQueryDto): Promise<ProjectSummary[]> {
    const projects = await this.projects.findVisibleTo(accountId, query.status);
    return Promise.all(projects.map((project) => this.presenter.summarize(project)));
  }

  async show(projectId: number, accountId: number): Promise<ProjectDetail> {
    return this.describe(await this.getVisible(projectId, accountId));
  }

  async create(accountId: number, dto: CreateProjectDto): Promise<ProjectDetail> {
    const project = await this.projects.create(accountId, dto);
    await this.audit.record({ accountId, action: 'project.created', subject: project.id });
    return this.describe(project);
  }

  async update(projectId: number, accountId: number, dto: UpdateProjectDto): Promise<ProjectDetail> {
    const project = await this.getOwned(projectId, accountId);
    if (dto.coverPhotoId !== undefined && !(await this.projectPhotos.findOne(projectId, dto.coverPhotoId))) {
      throw new BadRequestException('The cover must be a photo of the project.');
    }
    return this.describe(await this.projects.save(Object.assign(project, dto)));
  }

  async remove(projectId: number, accountId: number): Promise<void> {
    await this.getOwned(projectId, accountId);
    await this.projects.remove(projectId);
    await this.audit.record({ accountId, action: 'project.deleted', subject: projectId });
  }

  async getVisible(projectId: number, accountId: number): Promise<Project> {
    const project = await this.projects.findById(projectId);
    const visible = project && (project.ownerId === accountId || (await this.members.isMember(projectId, accountId)));
    if (!project || !visible) throw new NotFoundException(`There is no project ${projectId}.`);
    return project;
  }

  async getOwned(projectId: number, accountId: number): Promise<Project> {
    const project = await this.getVisible(projectId, accountId);
    if (project.ownerId !== accountId) throw new ForbiddenException('Only the owner may change a project.');
    return project;
  }

  private async describe(project: Project): Promise<ProjectDetail> {
    const photos = await this.projectPhotos.findAll(project.id);
    const members = await this.members.findAll(project.id);
    return this.presenter.detail(project, photos, members);
  }
}
