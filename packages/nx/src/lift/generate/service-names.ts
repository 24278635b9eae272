/** Names and numbers a service gets from its context, the same on every run. */
import { createHash } from 'node:crypto';

/** `images` → `images-service`: a project must not take the name of a library of the same context. */
export function serviceName(context: string): string {
  return context.endsWith('-service') ? context : `${context}-service`;
}

/** A port of its own for each context, 3100 to 3899, so that several services start beside each other. */
export function defaultPort(context: string): number {
  return 3100 + (createHash('sha256').update(context).digest().readUInt16BE(0) % 800);
}

/** SHA-256 of a text, hexadecimal, first 16 digits: the form of `hash` in facts and records. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
