import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { LoginAttempt } from './entities/login-attempt.entity';

const RECENT = 20;

@Injectable()
export class LoginAttemptsService {
  constructor(@InjectRepository(LoginAttempt) private readonly attempts: Repository<LoginAttempt>) {}

  async record(email: string, succeeded: boolean, ip?: string): Promise<void> {
    await this.attempts.insert({ email: email.toLowerCase(), succeeded, ip: ip ?? null });
  }

  listRecent(email: string): Promise<LoginAttempt[]> {
    return this.attempts.find({ where: { email }, order: { attemptedAt: 'DESC', id: 'DESC' }, take: RECENT });
  }
}
