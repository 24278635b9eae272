import { Injectable } from '@nestjs/common';

interface Window {
  startedAt: number;
  hits: number;
}

export interface RateLimitDecision {
  allowed: boolean;
  remaining: number;
  retryAfterSeconds: number;
}

const WINDOW_MS = 60_000;
const SWEEP_ABOVE = 10_000;

/** Counts requests per client in windows of one minute. */
@Injectable()
export class RateLimitsService {
  private readonly windows = new Map<string, Window>();

  hit(key: string, limit: number, now = Date.now()): RateLimitDecision {
    const window = this.currentWindow(key, now);
    window.hits += 1;
    return {
      allowed: window.hits <= limit,
      remaining: Math.max(0, limit - window.hits),
      retryAfterSeconds: Math.ceil((window.startedAt + WINDOW_MS - now) / 1000),
    };
  }

  private currentWindow(key: string, now: number): Window {
    const known = this.windows.get(key);
    if (known && now - known.startedAt < WINDOW_MS) return known;
    if (this.windows.size > SWEEP_ABOVE) this.sweep(now);
    const fresh = { startedAt: now, hits: 0 };
    this.windows.set(key, fresh);
    return fresh;
  }

  private sweep(now: number): void {
    for (const [key, window] of this.windows) {
      if (now - window.startedAt >= WINDOW_MS) this.windows.delete(key);
    }
  }
}
