/** Opens a server on an address, and says in our words why it cannot. */
import type { AddressInfo, Server } from 'node:net';
import { parseAddress } from '@banyan/routing';
import { addressInvalid, addressUnavailable, portForbidden, portInUse } from '../errors';

/**
 * @param what the flag that would change the address, without dashes
 * @param address `host:port`
 * @returns the address listened on; differs when the port was 0
 * @throws BanyanError `PROXY_PORT_IN_USE`, `PROXY_PORT_FORBIDDEN`, `PROXY_ADDRESS_UNAVAILABLE`, `PROXY_ADDRESS_INVALID`
 */
export async function listen(server: Server, what: 'listen' | 'admin', address: string): Promise<string> {
  const place = parseAddress(address);
  if (!place) throw addressInvalid(what, address);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(toFault(error, what, address)));
    server.listen(place.port, place.host, resolve);
  });
  server.removeAllListeners('error');
  const { address: host, port, family } = server.address() as AddressInfo;
  return family === 'IPv6' ? `[${host}]:${port}` : `${host}:${port}`;
}

function toFault(error: Error & { code?: string }, what: string, address: string): Error {
  if (error.code === 'EADDRINUSE') return portInUse(what, address, error);
  if (error.code === 'EACCES') return portForbidden(what, address, error);
  return addressUnavailable(what, address, error);
}
