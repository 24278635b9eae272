/** Password hashing is slow on purpose. */
import type { HeavyWorkFact } from '@banyan/model';

/**
 * Once per sign-in, and with the native libraries on the thread pool: it says little about the machines a context
 * needs. Nobody takes a service out for it. Calls that block by name (`pbkdf2Sync`) block all the same.
 */
export function isPasswordHashing({ kind, what }: HeavyWorkFact): boolean {
  return kind === 'cpu-library' && /\b(?:bcrypt(?:js)?|argon2|scrypt(?:Sync)?|pbkdf2(?:Sync)?)\b/i.test(what);
}
