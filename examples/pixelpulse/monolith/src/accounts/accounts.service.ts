import { ConflictException, Injectable, NotFoundException } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { AuditService } from '../audit/audit.service';
import { QuotasService } from '../quotas/quotas.service';
import { AccountsRepository } from './accounts.repository';
import type { RegisterAccountDto } from './dto/register-account.dto';
import { Account } from './entities/account.entity';
import { Profile } from './entities/profile.entity';
import { PasswordHasher } from './password-hasher';

@Injectable()
export class AccountsService {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly accounts: AccountsRepository,
    private readonly passwords: PasswordHasher,
    private readonly quotas: QuotasService,
    private readonly audit: AuditService,
  ) {}

  async register(dto: RegisterAccountDto): Promise<Account> {
    await this.assertFree(dto.email, dto.handle);
    const passwordHash = await this.passwords.hash(dto.password);
    const account = await this.dataSource.transaction(async (manager) => {
      const saved = await manager.save(
        manager.create(Account, { email: dto.email.toLowerCase(), handle: dto.handle, passwordHash, role: 'member' }),
      );
      await manager.insert(Profile, { accountId: saved.id, displayName: dto.displayName ?? dto.handle });
      await this.quotas.open(saved.id, manager);
      return saved;
    });
    await this.audit.record({ accountId: account.id, action: 'account.registered', subject: account.handle });
    return account;
  }

  async get(id: number): Promise<Account> {
    const account = await this.accounts.findById(id);
    if (!account || account.status === 'closed') throw new NotFoundException('There is no such account.');
    return account;
  }

  async getByHandle(handle: string): Promise<Account> {
    const account = await this.accounts.findByHandle(handle);
    if (!account || account.status === 'closed') throw new NotFoundException(`There is no account @${handle}.`);
    return account;
  }

  listAll(): Promise<Account[]> {
    return this.accounts.findAll();
  }

  async findByCredentials(email: string, password: string): Promise<Account | undefined> {
    const account = await this.accounts.findByEmail(email);
    if (!account || account.status === 'closed') return undefined;
    return (await this.passwords.matches(password, account.passwordHash)) ? account : undefined;
  }

  private async assertFree(email: string, handle: string): Promise<void> {
    if (await this.accounts.findByEmail(email)) throw new ConflictException('This e-mail has an account already.');
    if (await this.accounts.findByHandle(handle)) throw new ConflictException(`The handle @${handle} is taken.`);
  }
}
