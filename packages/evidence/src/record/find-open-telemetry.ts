/** Where the OpenTelemetry packages are that a recording needs: all in one, or those that the app has one by one. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { openTelemetryMissing } from '../errors';

/** Absolute files. */
export interface OpenTelemetryFiles {
  /** Of the package that has the SDK, or that brings it. */
  readonly sdk: string;
  /** `@opentelemetry/auto-instrumentations-node`, where it is. */
  readonly all?: string;
  /** Instrumentations of their own. */
  readonly single: readonly string[];
}

const api = '@opentelemetry/api';
const allInOne = '@opentelemetry/auto-instrumentations-node';
const leanSdk = '@opentelemetry/sdk-trace-node';

/** What serves, asks and calls. The order is that of loading. */
const subjects = [
  ...['http', 'undici', 'grpc', 'express', 'koa', 'hapi', 'restify', 'connect', 'nestjs-core', 'graphql'],
  ...['pg', 'mysql', 'mysql2', 'tedious', 'oracledb', 'mongodb', 'mongoose', 'knex', 'typeorm', 'redis', 'ioredis'],
  ...['cassandra-driver', 'memcached', 'amqplib', 'kafkajs', 'aws-sdk', 'socket.io'],
];
const lean = ['@fastify/otel', ...subjects.map((name) => `@opentelemetry/instrumentation-${name}`)];
/** What auto-instrumentations do not hold. */
const besides = ['@prisma/instrumentation'];

/**
 * The app's own packages first, then ours.
 * @param folder where the app is started
 * @param ours a file from which ours are seen
 * @throws BanyanError EVIDENCE_OPENTELEMETRY_MISSING
 */
export function findOpenTelemetry(folder: string, ours = __filename): OpenTelemetryFiles {
  for (const from of [join(folder, 'package.json'), ours]) {
    const found = resolveFrom(from, api) && (allFrom(from) ?? leanFrom(from));
    if (found) return found;
  }
  throw openTelemetryMissing();
}

function allFrom(from: string): OpenTelemetryFiles | undefined {
  const all = resolveFrom(from, allInOne);
  return all === undefined ? undefined : { sdk: all, all, single: resolveAll(from, besides) };
}

/** Without a single instrumentation nothing would be seen. */
function leanFrom(from: string): OpenTelemetryFiles | undefined {
  const sdk = resolveFrom(from, leanSdk);
  const single = resolveAll(from, [...lean, ...besides]);
  return sdk === undefined || single.length === 0 ? undefined : { sdk, single };
}

function resolveAll(from: string, names: readonly string[]): readonly string[] {
  return names.flatMap((name) => resolveFrom(from, name) ?? []);
}

function resolveFrom(file: string, name: string): string | undefined {
  try {
    return createRequire(file).resolve(name);
  } catch {
    return undefined;
  }
}
