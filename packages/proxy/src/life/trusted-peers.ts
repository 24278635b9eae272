/** Whose word about the caller counts: proxies in front of us, by address or range. */
import { BlockList, isIP } from 'node:net';
import { trustInvalid } from '../errors';

/**
 * @param list addresses and CIDR ranges
 * @returns whether a peer is one of them
 * @throws BanyanError `PROXY_TRUST_INVALID`
 */
export function trustedPeers(list: readonly string[]): (peer: string) => boolean {
  if (list.length === 0) return () => false;
  const peers = new BlockList();
  for (const text of list) add(peers, text);
  return (peer) => isIP(peer) !== 0 && peers.check(peer, isIP(peer) === 6 ? 'ipv6' : 'ipv4');
}

function add(peers: BlockList, text: string): void {
  const [address = '', bits] = text.split('/');
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
  try {
    if (bits === undefined) peers.addAddress(address, family);
    else peers.addSubnet(address, /^\d+$/.test(bits) ? Number(bits) : NaN, family);
  } catch (error) {
    throw trustInvalid(text, error);
  }
}
