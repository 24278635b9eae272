import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { RateLimitGuard } from './guards/rate-limit.guard';
import { RateLimitsService } from './rate-limits.service';

@Module({
  providers: [RateLimitsService, { provide: APP_GUARD, useClass: RateLimitGuard }],
})
export class RateLimitsModule {}
