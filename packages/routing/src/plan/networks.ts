/** Networks as a plan writes them: addresses and CIDR ranges (RFC 4632, RFC 4291). */
import ipaddr from 'ipaddr.js';

type Range = ReturnType<typeof ipaddr.parseCIDR>;

/** The range; an address is a range of one. Undefined when the text is neither. */
function toRange(text: string): Range | undefined {
  if (!/^[0-9a-fA-F.:]+(?:\/\d{1,3})?$/.test(text)) return undefined;
  try {
    if (text.includes('/')) return ipaddr.parseCIDR(text);
    const address = ipaddr.process(text);
    return [address, address.kind() === 'ipv4' ? 32 : 128];
  } catch {
    return undefined;
  }
}

/** Whether the text is an address or a range. */
export function isNetwork(text: string): boolean {
  return toRange(text) !== undefined && isFourPart(text);
}

/** `10.1` is an address to some and a mistake to most. */
function isFourPart(text: string): boolean {
  return text.includes(':') || /^\d+\.\d+\.\d+\.\d+(?:\/|$)/.test(text);
}

/** Tells whether an address is in one of the networks. IPv4 in IPv6 clothes is IPv4. */
export function toNetworkTest(networks: readonly string[]): (address: string) => boolean {
  const ranges = networks.map(toRange).filter((range) => range !== undefined);
  return (address) => {
    if (ranges.length === 0 || !ipaddr.isValid(address)) return false;
    const own = ipaddr.process(address);
    return ranges.some(([start, bits]) => own.kind() === start.kind() && own.match(start, bits));
  };
}
