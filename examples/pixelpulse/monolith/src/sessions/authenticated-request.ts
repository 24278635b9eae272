import type { IdentifiedRequest } from '../http/identified-request';
import type { AuthenticatedAccount } from './authenticated-account';

export interface AuthenticatedRequest extends IdentifiedRequest {
  account?: AuthenticatedAccount;
}
