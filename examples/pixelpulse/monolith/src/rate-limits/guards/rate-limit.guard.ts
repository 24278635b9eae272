import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { HttpException, HttpStatus, Injectable } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import { Reflector } from '@nestjs/core';
import type { Request, Response } from 'express';
import type { Environment } from '../../config/environment';
import type { RateLimitBucket } from '../decorators/rate-limited.decorator';
import { RATE_LIMIT_BUCKET } from '../decorators/rate-limited.decorator';
import { UNLIMITED } from '../decorators/unlimited.decorator';
import { RateLimitsService } from '../rate-limits.service';

@Injectable()
export class RateLimitGuard implements CanActivate {
  constructor(
    private readonly limits: RateLimitsService,
    private readonly reflector: Reflector,
    private readonly config: ConfigService<Environment, true>,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    if (this.reflector.getAllAndOverride<boolean>(UNLIMITED, [context.getHandler(), context.getClass()])) return true;
    const bucket = this.bucketOf(context);
    const request = context.switchToHttp().getRequest<Request>();
    const decision = this.limits.hit(`${bucket}:${this.clientKey(request)}`, this.limitOf(bucket));
    const response = context.switchToHttp().getResponse<Response>();
    response.setHeader('x-ratelimit-remaining', decision.remaining);
    if (decision.allowed) return true;
    response.setHeader('retry-after', decision.retryAfterSeconds);
    throw new HttpException('Too many requests, slow down.', HttpStatus.TOO_MANY_REQUESTS);
  }

  private bucketOf(context: ExecutionContext): RateLimitBucket {
    const targets = [context.getHandler(), context.getClass()];
    return this.reflector.getAllAndOverride<RateLimitBucket | undefined>(RATE_LIMIT_BUCKET, targets) ?? 'general';
  }

  private limitOf(bucket: RateLimitBucket): number {
    return bucket === 'login'
      ? this.config.get('LOGIN_LIMIT_PER_MINUTE', { infer: true })
      : this.config.get('RATE_LIMIT_PER_MINUTE', { infer: true });
  }

  /** The apps send the key of their installation; a browser is known by its address. */
  private clientKey(request: Request): string {
    return request.header('x-client-key') ?? request.ip ?? 'unknown';
  }
}
