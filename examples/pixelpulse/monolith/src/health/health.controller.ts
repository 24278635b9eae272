import { Controller, Get } from '@nestjs/common';
import { Unlimited } from '../rate-limits/decorators/unlimited.decorator';
import type { HealthReport } from './health.service';
import { HealthService } from './health.service';

@Controller('health')
export class HealthController {
  constructor(private readonly health: HealthService) {}

  @Get()
  @Unlimited()
  check(): Promise<HealthReport> {
    return this.health.check();
  }
}
