import { SetMetadata } from '@nestjs/common';
import type { AccountRole } from '../authenticated-account';

export const ROLES = 'session-roles';

export const Roles = (...roles: AccountRole[]) => SetMetadata(ROLES, roles);
