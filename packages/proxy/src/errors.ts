/** What can keep a proxy from starting, and what to do about it. */
import { BanyanError } from '@banyan/model';

/** The address is in use by another process. */
export function portInUse(what: string, address: string, cause: unknown): BanyanError {
  const port = address.slice(address.lastIndexOf(':') + 1);
  const hint = `Stop what listens on port ${port}, or choose another address with --${what}.`;
  return new BanyanError('PROXY_PORT_IN_USE', `Port ${port} is in use: cannot listen on ${address}.`, hint, { cause });
}

/** Only privileged processes may listen there. */
export function portForbidden(what: string, address: string, cause: unknown): BanyanError {
  const hint = `Choose a port from 1024 on with --${what}, or grant the right to bind low ports.`;
  return new BanyanError('PROXY_PORT_FORBIDDEN', `No right to listen on ${address}.`, hint, { cause });
}

/** This machine does not have the address. */
export function addressUnavailable(what: string, address: string, cause: unknown): BanyanError {
  const hint = `Choose an address of this machine with --${what}, e.g. 127.0.0.1:8080.`;
  return new BanyanError('PROXY_ADDRESS_UNAVAILABLE', `Cannot listen on ${address}.`, hint, { cause });
}

/** The text is no address. */
export function addressInvalid(what: string, address: string): BanyanError {
  const hint = `Write it as host:port, e.g. --${what} 127.0.0.1:8080.`;
  return new BanyanError('PROXY_ADDRESS_INVALID', `"${address}" is no address to listen on.`, hint);
}

/** There is no plan where one was said to be. */
export function planMissing(file: string, cause: unknown): BanyanError {
  const hint = 'Check the path; without a plan, --to <origin> sends everything to the monolith.';
  return new BanyanError('PROXY_PLAN_MISSING', `The routing plan ${file} cannot be read.`, hint, { cause });
}

/** Neither or more than one of the ways to say where requests go. */
export function planChoice(): BanyanError {
  const hint = 'Give a routing plan, or --to <origin> for everything to the monolith.';
  return new BanyanError('PROXY_PLAN_CHOICE', 'Exactly one place must say where requests go.', hint);
}

/** A peer to be trusted is neither an address nor a range. */
export function trustInvalid(text: string, cause: unknown): BanyanError {
  const hint = 'Give addresses or ranges, e.g. 10.0.0.0/8.';
  return new BanyanError('PROXY_TRUST_INVALID', `"${text}" is no address and no range.`, hint, { cause });
}

/** There is no engine of that name. */
export function engineUnknown(name: string, names: readonly string[]): BanyanError {
  return new BanyanError('PROXY_ENGINE_UNKNOWN', `There is no engine "${name}".`, `Choose one of ${names.join(', ')}.`);
}

/** A setting of an engine that it does not heed, or that would take a guard away. */
export function engineOption(name: string, hint: string): BanyanError {
  return new BanyanError('PROXY_ENGINE_OPTION', `The engine cannot be given "${name}".`, hint);
}

/** A worker process ended before it could take requests. */
export function workersFailed(how: string): BanyanError {
  const hint = 'What it printed stands above; start with --workers 1 to see whether one process works.';
  return new BanyanError('PROXY_WORKERS_FAILED', `A worker process has ended at its start (${how}).`, hint);
}

/** A number of workers that is none. */
export function workersInvalid(text: string): BanyanError {
  const hint = 'Give a number from 1 to 256, or auto for one on each core.';
  return new BanyanError('PROXY_WORKERS_INVALID', `"${text}" is no number of worker processes.`, hint);
}

/** Traces cannot be sent there, or not for such a share. */
export function tracesInvalid(text: string): BanyanError {
  const hint = 'Give the collector as http://host:4318, and a share from 0 to 1.';
  return new BanyanError('PROXY_TRACES_INVALID', `"${text}" is no place and no share for traces.`, hint);
}

/** A server that the proxy is embedded in lets pass what the proxy must not see, or hides it. */
export function hostUnsafe(setting: string, why: string, hint: string): BanyanError {
  return new BanyanError('PROXY_HOST_UNSAFE', `The server that embeds the proxy has ${setting}: ${why}.`, hint);
}
