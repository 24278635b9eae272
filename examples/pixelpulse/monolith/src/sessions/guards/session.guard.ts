import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Injectable, UnauthorizedException } from '@nestjs/common';
import type { AuthenticatedRequest } from '../authenticated-request';
import { RevokedSessions } from '../revoked-sessions';
import { TokenSigner } from '../token-signer';

@Injectable()
export class SessionGuard implements CanActivate {
  constructor(
    private readonly tokens: TokenSigner,
    private readonly revoked: RevokedSessions,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
    const [scheme, token] = (request.header('authorization') ?? '').split(' ');
    if (scheme !== 'Bearer' || !token) throw new UnauthorizedException('Sign in first.');
    const account = this.tokens.verify(token);
    if (!account) throw new UnauthorizedException('The session token is not valid.');
    if (this.revoked.has(account.sessionId)) throw new UnauthorizedException('The session has ended.');
    request.account = account;
    return true;
  }
}
