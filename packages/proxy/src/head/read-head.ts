/** Reads a request's header fields once: what goes on to the upstream, and what the proxy itself must know. */
import { requestField, requestFieldKind } from './field-kinds';
import { dropNominated, isPlainOption } from './nominated';

/** A request's head, sorted. */
export interface RequestHead {
  /** Fields that go on, names and values in turn, as they came. */
  readonly fields: string[];
  readonly host: string | undefined;
  /** How often Host stands there; more than once is an attack on whoever reads another one than we do. */
  readonly hosts: number;
  /** Bytes of the body by Content-Length. */
  readonly length: number | undefined;
  /** Whether the body comes in chunks. */
  readonly chunked: boolean;
  /** Values of Transfer-Encoding, joined. */
  readonly coding: string | undefined;
  readonly upgrade: string | undefined;
  /** Values of Via, joined. */
  readonly via: string | undefined;
  /** What a trusted proxy in front of us says about the caller; nothing when it is not trusted. */
  readonly claims: Readonly<Record<string, string>> | undefined;
  /** Whether it came by TLS. */
  readonly secure: boolean;
}

/**
 * @param rawHeaders names and values in turn, as Node's strict parser gives them
 * @param trusted whether the peer's word about the caller counts
 * @param secure whether it came by TLS
 */
export function readHead(rawHeaders: readonly string[], trusted: boolean, secure = false): RequestHead {
  let fields: string[] = [];
  let host: string | undefined;
  let hosts = 0;
  let length: number | undefined;
  let coding: string | undefined;
  let upgrade: string | undefined;
  let via: string | undefined;
  let connection: string | undefined;
  let claims: Record<string, string> | undefined;
  for (let i = 0; i < rawHeaders.length; i += 2) {
    const name = rawHeaders[i] as string;
    const value = rawHeaders[i + 1] as string;
    switch (requestFieldKind(name)) {
      case requestField.keep:
        fields.push(name, value);
        break;
      case requestField.host:
        host = value;
        hosts += 1;
        fields.push(name, value);
        break;
      case requestField.connection:
        connection = connection === undefined ? value : `${connection},${value}`;
        break;
      case requestField.length:
        length = Number(value);
        fields.push(name, String(length)); // `010` is eight to some
        break;
      case requestField.coding:
        coding = coding === undefined ? value : `${coding},${value}`;
        break;
      case requestField.upgrade:
        upgrade = upgrade === undefined ? value : `${upgrade},${value}`;
        break;
      case requestField.via:
        via = via === undefined ? value : `${via},${value}`;
        fields.push(name, value);
        break;
      case requestField.claim:
        if (trusted) claims = addClaim(claims, name.toLowerCase(), value);
        break;
      case requestField.te:
        // All of TE ends here but the readiness for trailers, which we pass on (RFC 9110 10.1.4).
        if (/(?:^|,)\s*trailers\s*(?:,|$)/i.test(value)) fields.push(name, 'trailers');
        break;
    }
  }
  if (connection !== undefined && !isPlainOption(connection)) fields = dropNominated(fields, connection);
  return { fields, host, hosts, length, chunked: coding !== undefined, coding, upgrade, via, claims, secure };
}

function addClaim(known: Record<string, string> | undefined, name: string, value: string): Record<string, string> {
  const claims = known ?? (Object.create(null) as Record<string, string>);
  claims[name] = claims[name] === undefined ? value : `${claims[name]}, ${value}`;
  return claims;
}
