import type { ExecutionContext } from '@nestjs/common';
import { createParamDecorator, UnauthorizedException } from '@nestjs/common';
import type { AuthenticatedAccount } from '../authenticated-account';
import type { AuthenticatedRequest } from '../authenticated-request';

export const CurrentAccount = createParamDecorator((_: unknown, context: ExecutionContext): AuthenticatedAccount => {
  const { account } = context.switchToHttp().getRequest<AuthenticatedRequest>();
  if (!account) throw new UnauthorizedException('Sign in first.');
  return account;
});
