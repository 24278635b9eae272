export type AccountRole = 'member' | 'moderator' | 'admin';

/** What a valid session token says about its bearer. */
export interface AuthenticatedAccount {
  id: number;
  handle: string;
  role: AccountRole;
  sessionId: string;
}
