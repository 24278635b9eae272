import { Injectable, UnauthorizedException } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { AuditService } from '../audit/audit.service';
import { AccountsService } from './accounts.service';
import { Account } from './entities/account.entity';

@Injectable()
export class AccountClosingService {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly accounts: AccountsService,
    private readonly audit: AuditService,
  ) {}

  async close(accountId: number, password: string): Promise<void> {
    const account = await this.accounts.get(accountId);
    const verified = await this.accounts.findByCredentials(account.email, password);
    if (!verified) throw new UnauthorizedException('The password is wrong.');
    const now = new Date();
    await this.dataSource.transaction(async (manager) => {
      await manager.update(Account, { id: accountId }, { status: 'closed', closedAt: now });
      await manager.query('UPDATE sessions SET revoked_at = $2 WHERE account_id = $1 AND revoked_at IS NULL', [
        accountId,
        now,
      ]);
      await manager.query(
        "UPDATE subscriptions SET status = 'cancelled', cancelled_at = $2 WHERE account_id = $1 AND status = 'active'",
        [accountId, now],
      );
      await manager.query('UPDATE photos SET deleted_at = $2 WHERE account_id = $1 AND deleted_at IS NULL', [
        accountId,
        now,
      ]);
    });
    await this.audit.record({ accountId, action: 'account.closed', subject: account.handle });
  }
}
