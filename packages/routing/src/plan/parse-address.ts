/** `host:port`, as it stands in plans and flags. */

/** An address to listen on. */
export interface ListenAddress {
  /** Name or literal, IPv6 without brackets. */
  readonly host: string;
  /** 0 to 65535; 0 lets the system choose. */
  readonly port: number;
}

const bracketed = /^\[([0-9a-fA-F:.]+)\]:(\d{1,5})$/;
const plain = /^([A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?):(\d{1,5})$/;

/**
 * Reads an address.
 * @returns undefined when it is none
 * @example parseAddress('[::1]:8080') // { host: '::1', port: 8080 }
 */
export function parseAddress(text: string): ListenAddress | undefined {
  const [, host, digits] = bracketed.exec(text) ?? plain.exec(text) ?? [];
  const port = Number(digits);
  return host === undefined || port > 65535 ? undefined : { host, port };
}
