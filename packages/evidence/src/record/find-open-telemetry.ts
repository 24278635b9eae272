/** Where the OpenTelemetry packages are that a recording needs. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { openTelemetryMissing } from '../errors';

const wanted = ['@opentelemetry/auto-instrumentations-node', '@opentelemetry/api'] as const;

/**
 * The app's own packages first, then ours. @param folder where the app is started
 * @throws BanyanError EVIDENCE_OPENTELEMETRY_MISSING
 */
export function findOpenTelemetry(folder: string): string {
  for (const from of [join(folder, 'package.json'), __filename]) {
    const [instrumentations, api] = wanted.map((name) => resolveFrom(from, name));
    if (instrumentations !== undefined && api !== undefined) return instrumentations;
  }
  throw openTelemetryMissing();
}

function resolveFrom(file: string, name: string): string | undefined {
  try {
    return createRequire(file).resolve(name);
  } catch {
    return undefined;
  }
}
