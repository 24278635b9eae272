import { Controller, Get, Param, Query, UseGuards } from '@nestjs/common';
import { ParseIdPipe } from '../http/parse-id.pipe';
import type { Page } from '../http/page';
import type { AuthenticatedAccount } from '../sessions/authenticated-account';
import { CurrentAccount } from '../sessions/decorators/current-account.decorator';
import { Roles } from '../sessions/decorators/roles.decorator';
import { RolesGuard } from '../sessions/guards/roles.guard';
import { SessionGuard } from '../sessions/guards/session.guard';
import { AuditService } from './audit.service';
import { AuditQueryDto } from './dto/audit-query.dto';
import type { AuditEntry } from './entities/audit-entry.entity';

@Controller('audit')
@UseGuards(SessionGuard, RolesGuard)
export class AuditController {
  constructor(private readonly audit: AuditService) {}

  @Get()
  listOwn(@CurrentAccount() account: AuthenticatedAccount, @Query() query: AuditQueryDto): Promise<Page<AuditEntry>> {
    return this.audit.listFor(account.id, query);
  }

  @Get('accounts/:accountId')
  @Roles('admin')
  listOf(@Param('accountId', ParseIdPipe) accountId: number, @Query() query: AuditQueryDto): Promise<Page<AuditEntry>> {
    return this.audit.listFor(accountId, query);
  }
}
