/** The secrets a plan refers to, from the environment of this process. */
import type { Problem, RoutingPlan } from '@banyan/model';

/** Variables by name, as `process.env` has them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Where a proxy looks for secrets. */
export function environmentOf({ environment }: { readonly environment?: Environment }): Environment {
  return environment ?? process.env;
}

/** Shorter ones can be guessed from one signature. 32 characters are what `openssl rand -base64 24` prints. */
const minLength = 32;

/** All secrets, the signing one first; none when the plan needs none. */
export function secretsOf({ signingKey }: RoutingPlan, environment: Environment): readonly string[] {
  if (!signingKey) return [];
  return (environment[signingKey.env] ?? '').split(/\s+/).filter(Boolean);
}

/** What keeps a sound plan from being used by this process. */
export function checkSecrets(plan: RoutingPlan, environment: Environment): readonly Problem[] {
  return [...checkCacheUrl(plan, environment), ...checkSigningKey(plan, environment)];
}

function checkCacheUrl({ cache }: RoutingPlan, environment: Environment): readonly Problem[] {
  const env = cache?.redis?.env;
  if (env === undefined || /^rediss?:\/\/[^/]/.test(environment[env] ?? '')) return [];
  const message = `${env} in the proxy's environment holds no URL of Redis; put redis://host:6379 there`;
  return [{ code: 'PROXY_SECRET_MISSING', path: '/cache/redis/env', message }];
}

function checkSigningKey(plan: RoutingPlan, environment: Environment): readonly Problem[] {
  if (!plan.signingKey) return [];
  const { env } = plan.signingKey;
  const path = '/signingKey/env';
  const secrets = secretsOf(plan, environment);
  const how = 'put a secret there, e.g. from openssl rand -base64 32';
  if (secrets.length === 0) {
    return [{ code: 'PROXY_SECRET_MISSING', path, message: `${env} is not set in the proxy's environment; ${how}` }];
  }
  if (secrets.every((secret) => secret.length >= minLength)) return [];
  const message = `${env} holds a secret of less than ${minLength} characters; ${how}`;
  return [{ code: 'PROXY_SECRET_SHORT', path, message }];
}
