/** What cannot be meant about TLS and protocols; whether the files are good is for the proxy to find out. */
import type { Problem, Upstream } from '@banyan/model';
import { problem } from '../errors';
import type { CheckablePlan, Placed } from './checkable-plan';

/** SHA-256 of a public key: 32 bytes are 43 characters and one that fills up. */
const pin = /^sha256\/\/[A-Za-z0-9+/]{43}=$/;

/** Every upstream's `tls` and `protocol`. */
export function checkTls({ upstreams }: CheckablePlan): readonly Problem[] {
  return upstreams.flatMap((upstream) => [...checkSettings(upstream), ...checkProtocol(upstream)]);
}

function checkSettings({ pointer, value: { url, tls } }: Placed<Upstream>): readonly Problem[] {
  if (!tls) return [];
  const bad = (key: string, message: string): Problem =>
    problem('ROUTING_PLAN_BAD_TLS', `${pointer}/tls${key}`, message);
  if (!isHttps(url)) return [bad('', `${url} is not TLS; write https: or leave tls out`)];
  const pins = (tls.pins ?? []).flatMap((text, i) =>
    pin.test(text) ? [] : [bad(`/pins/${i}`, 'a pin is sha256// and the Base64 of a SHA-256')],
  );
  if (tls.cert !== undefined && tls.key === undefined) pins.push(bad('/cert', 'a certificate needs its key'));
  if (tls.key !== undefined && tls.cert === undefined) pins.push(bad('/key', 'a key needs its certificate'));
  return pins;
}

function checkProtocol({ pointer, value: { url, protocol } }: Placed<Upstream>): readonly Problem[] {
  if (protocol !== 'auto' || isHttps(url)) return [];
  const message = 'only https: upstreams say what they prefer; write h2 where HTTP/2 is known to be spoken';
  return [problem('ROUTING_PLAN_BAD_PROTOCOL', `${pointer}/protocol`, message)];
}

function isHttps(url: string): boolean {
  return /^https:/i.test(url);
}
