import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { ForbiddenException, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { AccountRole } from '../authenticated-account';
import type { AuthenticatedRequest } from '../authenticated-request';
import { ROLES } from '../decorators/roles.decorator';

/** Stands behind the SessionGuard. An admin may do what a moderator may. */
@Injectable()
export class RolesGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const allowed = this.reflector.getAllAndOverride<AccountRole[] | undefined>(ROLES, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (!allowed) return true;
    const role = context.switchToHttp().getRequest<AuthenticatedRequest>().account?.role;
    if (role && (role === 'admin' || allowed.includes(role))) return true;
    throw new ForbiddenException('Your role does not allow this.');
  }
}
