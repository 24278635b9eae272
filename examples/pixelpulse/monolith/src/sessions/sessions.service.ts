import { randomUUID } from 'node:crypto';
import { Injectable, NotFoundException, UnauthorizedException } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { AccountsService } from '../accounts/accounts.service';
import type { Account } from '../accounts/entities/account.entity';
import { AuditService } from '../audit/audit.service';
import type { Environment } from '../config/environment';
import type { AuthenticatedAccount } from './authenticated-account';
import type { OpenSessionDto } from './dto/open-session.dto';
import { Session } from './entities/session.entity';
import { LoginAttemptsService } from './login-attempts.service';
import { RevokedSessions } from './revoked-sessions';
import { TokenSigner } from './token-signer';

export interface OpenedSession {
  token: string;
  expiresAt: Date;
  accountId: number;
}

const HOUR_MS = 3_600_000;

@Injectable()
export class SessionsService {
  constructor(
    @InjectRepository(Session) private readonly sessions: Repository<Session>,
    private readonly accounts: AccountsService,
    private readonly attempts: LoginAttemptsService,
    private readonly tokens: TokenSigner,
    private readonly revoked: RevokedSessions,
    private readonly audit: AuditService,
    private readonly config: ConfigService<Environment, true>,
  ) {}

  async open(dto: OpenSessionDto, ip?: string): Promise<OpenedSession> {
    const account = await this.accounts.findByCredentials(dto.email, dto.password);
    await this.attempts.record(dto.email, account !== undefined, ip);
    if (!account) throw new UnauthorizedException('E-mail or password is wrong.');
    const session = await this.insertSession(account, dto.clientName ?? 'unknown client', ip);
    await this.audit.record({ accountId: account.id, action: 'session.opened', subject: session.id });
    const bearer = { id: account.id, handle: account.handle, role: account.role, sessionId: session.id };
    return { token: this.tokens.sign(bearer, session.expiresAt), expiresAt: session.expiresAt, accountId: account.id };
  }

  list(accountId: number): Promise<Session[]> {
    return this.sessions.find({ where: { accountId }, order: { createdAt: 'DESC' } });
  }

  async revoke(account: AuthenticatedAccount, sessionId: string): Promise<void> {
    const session = await this.sessions.findOneBy({ id: sessionId, accountId: account.id });
    if (!session) throw new NotFoundException('You have no such session.');
    this.revoked.add(session.id, session.expiresAt);
    await this.sessions.update({ id: session.id }, { revokedAt: new Date() });
    await this.audit.record({ accountId: account.id, action: 'session.revoked', subject: session.id });
  }

  private async insertSession(account: Account, clientName: string, ip?: string): Promise<Session> {
    const hours = this.config.get('SESSION_TTL_HOURS', { infer: true });
    return this.sessions.save(
      this.sessions.create({
        id: randomUUID(),
        accountId: account.id,
        clientName,
        ip: ip ?? null,
        expiresAt: new Date(Date.now() + hours * HOUR_MS),
        revokedAt: null,
      }),
    );
  }
}
