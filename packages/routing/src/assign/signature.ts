/** Signs what callers are given to bring back (HMAC-SHA256, RFC 2104). */
import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a signature is good for: one made for one purpose says nothing for another. */
export type Purpose = `caller ${string}` | 'override';

/** @returns 43 characters that can stand in cookies and headers */
export function signatureOf(secret: string, purpose: Purpose, text: string): string {
  return createHmac('sha256', secret).update(`${purpose}\n${text}`).digest('base64url');
}

/** `text.signature` */
export function signed(secret: string, purpose: Purpose, text: string): string {
  return `${text}.${signatureOf(secret, purpose, text)}`;
}

/**
 * The text of `text.signature`; undefined when none of the secrets made the signature. Takes the same time whatever is
 * wrong with it.
 */
export function textOf(secrets: readonly string[], purpose: Purpose, value: string): string | undefined {
  const dot = value.lastIndexOf('.');
  const text = value.slice(0, Math.max(dot, 0));
  const given = Buffer.from(value.slice(dot + 1), 'latin1');
  const isGood = secrets.some((secret) => {
    const wanted = Buffer.from(signatureOf(secret, purpose, text), 'latin1');
    return wanted.length === given.length && timingSafeEqual(wanted, given);
  });
  return isGood ? text : undefined;
}
