import { createHmac, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import type { Environment } from '../config/environment';
import type { AccountRole, AuthenticatedAccount } from './authenticated-account';

interface TokenPayload {
  sid: string;
  sub: number;
  handle: string;
  role: AccountRole;
  /** Seconds since 1970. */
  exp: number;
}

/** Signs session tokens, so that a request needs no look-up to be trusted. */
@Injectable()
export class TokenSigner {
  private readonly secret: string;

  constructor(config: ConfigService<Environment, true>) {
    this.secret = config.get('SESSION_SECRET', { infer: true });
  }

  sign(account: AuthenticatedAccount, expiresAt: Date): string {
    const payload: TokenPayload = {
      sid: account.sessionId,
      sub: account.id,
      handle: account.handle,
      role: account.role,
      exp: Math.floor(expiresAt.getTime() / 1000),
    };
    const body = Buffer.from(JSON.stringify(payload)).toString('base64url');
    return `${body}.${this.signatureOf(body)}`;
  }

  /** @returns undefined for a token that is forged, damaged or out of date */
  verify(token: string, now = new Date()): AuthenticatedAccount | undefined {
    const [body, signature] = token.split('.');
    if (!body || !signature || !this.isSignedByUs(body, signature)) return undefined;
    const payload = JSON.parse(Buffer.from(body, 'base64url').toString()) as TokenPayload;
    if (payload.exp * 1000 <= now.getTime()) return undefined;
    return { id: payload.sub, handle: payload.handle, role: payload.role, sessionId: payload.sid };
  }

  private isSignedByUs(body: string, signature: string): boolean {
    const expected = Buffer.from(this.signatureOf(body));
    const given = Buffer.from(signature);
    return expected.length === given.length && timingSafeEqual(expected, given);
  }

  private signatureOf(body: string): string {
    return createHmac('sha256', this.secret).update(body).digest('base64url');
  }
}
