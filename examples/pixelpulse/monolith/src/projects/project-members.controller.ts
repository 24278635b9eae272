import { Body, Controller, Delete, HttpCode, Param, Post, UseGuards } from '@nestjs/common';
import { ParseIdPipe } from '../http/parse-id.pipe';
import type { AuthenticatedAccount } from '../sessions/authenticated-account';
import { CurrentAccount } from '../sessions/decorators/current-account.decorator';
import { SessionGuard } from '../sessions/guards/session.guard';
import { AddProjectMemberDto } from './dto/add-project-member.dto';
import { ProjectMembersService } from './project-members.service';

@Controller('projects/:id/members')
@UseGuards(SessionGuard)
export class ProjectMembersController {
  constructor(private readonly members: ProjectMembersService) {}

  @Post()
  @HttpCode(204)
  add(
    @CurrentAccount() account: AuthenticatedAccount,
    @Param('id', ParseIdPipe) id: number,
    @Body() dto: AddProjectMemberDto,
  ): Promise<void> {
    return this.members.add(id, account.id, dto.handle);
  }

  @Delete(':accountId')
  @HttpCode(204)
  remove(
    @CurrentAccount() account: AuthenticatedAccount,
    @Param('id', ParseIdPipe) id: number,
    @Param('accountId', ParseIdPipe) accountId: number,
  ): Promise<void> {
    return this.members.remove(id, account.id, accountId);
  }
}
