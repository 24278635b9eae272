import { Injectable } from '@nestjs/common';

/** Sessions that ended before their token did. */
@Injectable()
export class RevokedSessions {
  private readonly expiryBySession = new Map<string, Date>();

  add(sessionId: string, expiresAt: Date): void {
    this.forgetExpired(new Date());
    this.expiryBySession.set(sessionId, expiresAt);
  }

  has(sessionId: string): boolean {
    return this.expiryBySession.has(sessionId);
  }

  private forgetExpired(now: Date): void {
    for (const [sessionId, expiresAt] of this.expiryBySession) {
      if (expiresAt <= now) this.expiryBySession.delete(sessionId);
    }
  }
}
