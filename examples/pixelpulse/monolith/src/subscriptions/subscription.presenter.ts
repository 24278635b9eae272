import { Injectable } from '@nestjs/common';
import type { Subscription } from './entities/subscription.entity';

export interface SubscriptionView {
  id: number;
  plan: { code: string; name: string; monthlyCents: number };
  status: string;
  startedAt: Date;
  renewsAt: Date;
}

@Injectable()
export class SubscriptionPresenter {
  present({ id, plan, status, startedAt, renewsAt }: Subscription): SubscriptionView {
    const { code, name, monthlyCents } = plan;
    return { id, plan: { code, name, monthlyCents }, status, startedAt, renewsAt };
  }
}
