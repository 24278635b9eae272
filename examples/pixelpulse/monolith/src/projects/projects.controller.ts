import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query, UseGuards } from '@nestjs/common';
import { ParseIdPipe } from '../http/parse-id.pipe';
import type { AuthenticatedAccount } from '../sessions/authenticated-account';
import { CurrentAccount } from '../sessions/decorators/current-account.decorator';
import { SessionGuard } from '../sessions/guards/session.guard';
import { CreateProjectDto } from './dto/create-project.dto';
import { ListProjectsQueryDto } from './dto/list-projects-query.dto';
import { UpdateProjectDto } from './dto/update-project.dto';
import type { ProjectDetail, ProjectSummary } from './project.presenter';
import { ProjectsService } from './projects.service';

@Controller('projects')
@UseGuards(SessionGuard)
export class ProjectsController {
  constructor(private readonly projects: ProjectsService) {}

  @Get()
  list(
    @CurrentAccount() account: AuthenticatedAccount,
    @Query() query: ListProjectsQueryDto,
  ): Promise<ProjectSummary[]> {
    return this.projects.listFor(account.id, query);
  }

  @Post()
  create(@CurrentAccount() account: AuthenticatedAccount, @Body() dto: CreateProjectDto): Promise<ProjectDetail> {
    return this.projects.create(account.id, dto);
  }

  @Get(':id')
  show(@CurrentAccount() account: AuthenticatedAccount, @Param('id', ParseIdPipe) id: number): Promise<ProjectDetail> {
    return this.projects.show(id, account.id);
  }

  @Patch(':id')
  update(
    @CurrentAccount() account: AuthenticatedAccount,
    @Param('id', ParseIdPipe) id: number,
    @Body() dto: UpdateProjectDto,
  ): Promise<ProjectDetail> {
    return this.projects.update(id, account.id, dto);
  }

  @Delete(':id')
  @HttpCode(204)
  remove(@CurrentAccount() account: AuthenticatedAccount, @Param('id', ParseIdPipe) id: number): Promise<void> {
    return this.projects.remove(id, account.id);
  }
}
