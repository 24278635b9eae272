/** Refuses what would take the guards of the engine http-proxy away. */
import { validateHeaderName, validateHeaderValue } from 'node:http';
import { engineOption } from '../../errors';
import { requestField, requestFieldKind } from '../../head/field-kinds';
import { allowedOptions, type HttpProxySettings } from './settings';

/** What to do instead, for options of http-proxy that people are used to. */
const instead: Readonly<Record<string, string>> = {
  target: 'Targets come from the plan, or from --to.',
  forward: 'A copy of the traffic would be sent unguarded; leave it out.',
  agent: 'The proxy keeps connections itself; limits.connections bounds them.',
  ssl: 'It says how servers listen; leave it out.',
  ws: 'WebSockets are tunnelled by the proxy itself; leave it out.',
  xfwd: 'X-Forwarded fields are always set; trust says whose word is kept.',
  secure: 'Upstreams are spoken to in clear; leave it out.',
  toProxy: 'Targets are always forwarded as they came; leave it out.',
  prependPath: 'Targets are always forwarded as they came; leave it out.',
  ignorePath: 'Targets are always forwarded as they came; leave it out.',
  followRedirects: 'Redirects are the caller’s to follow; leave it out.',
  selfHandleResponse: 'Answers are relayed under guard; change their fields in the event proxyRes.',
  buffer: 'Bodies come from the caller; leave it out.',
  method: 'Methods are forwarded as they came; leave it out.',
  timeout: 'Use timeouts.head and timeouts.idle of the proxy.',
  proxyTimeout: 'Use timeouts.answer of the proxy.',
};

/**
 * @param settings as an embedder gave them
 * @throws BanyanError `PROXY_ENGINE_OPTION`
 */
export function checkHttpProxySettings({ options = {} }: HttpProxySettings): void {
  const allowed: ReadonlySet<string> = new Set(allowedOptions);
  for (const name of Object.keys(options)) {
    if (!allowed.has(name)) {
      throw engineOption(name, instead[name] ?? `Options of this engine are ${allowedOptions.join(', ')}.`);
    }
  }
  for (const [name, value] of Object.entries(options.headers ?? {})) checkField(name, value);
}

function checkField(name: string, value: string): void {
  try {
    validateHeaderName(name);
    validateHeaderValue(name, value);
  } catch {
    throw engineOption(`headers.${name}`, 'Give names and values as HTTP allows them.');
  }
  const kind = requestFieldKind(name);
  if (kind !== requestField.keep && kind !== requestField.host) {
    throw engineOption(`headers.${name}`, 'The proxy itself sets fields about framing, connections and callers.');
  }
}
