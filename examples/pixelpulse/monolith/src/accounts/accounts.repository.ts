import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, Repository } from 'typeorm';
import { Account } from './entities/account.entity';

@Injectable()
export class AccountsRepository {
  constructor(@InjectRepository(Account) private readonly rows: Repository<Account>) {}

  findById(id: number): Promise<Account | null> {
    return this.rows.findOneBy({ id });
  }

  findByIds(ids: number[]): Promise<Account[]> {
    return this.rows.findBy({ id: In(ids) });
  }

  findByEmail(email: string): Promise<Account | null> {
    return this.rows.findOneBy({ email: email.toLowerCase() });
  }

  findByHandle(handle: string): Promise<Account | null> {
    return this.rows.findOneBy({ handle });
  }

  findAll(): Promise<Account[]> {
    return this.rows.find({ order: { id: 'ASC' } });
  }
}
