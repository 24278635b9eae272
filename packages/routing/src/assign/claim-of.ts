/** A claim of a JWT (RFC 7519) as a sticky key. */

/**
 * Reads the payload without verifying the signature: who calls is for the upstream to judge. As a key it needs only be
 * stable; a caller that forges one chooses its own side and reaches nothing it could not reach anyway.
 * @param token with or without `Bearer`
 * @returns undefined when it is no token, or has no such claim with a text or a number
 */
export function claimOf(token: string, name: string): string | undefined {
  const [, payload, signature, more] = token.replace(/^bearer +/i, '').split('.');
  if (payload === undefined || signature === undefined || more !== undefined) return undefined;
  const value = parse(Buffer.from(payload, 'base64url').toString('utf8'), name);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

function parse(text: string, name: string): unknown {
  try {
    const claims = JSON.parse(text) as unknown;
    return (claims as Readonly<Record<string, unknown>> | null)?.[name];
  } catch {
    return undefined;
  }
}
