/** The host of a request as routes name it. */

/**
 * Lower case, without port and without the dot that may end a full name: `Photos.Example.com.:8080` asks for the same
 * site as `photos.example.com` (RFC 9110 4.2.3). The port is the listener's business and tells no routes apart.
 * @param authority the Host field
 */
export function readHost(authority: string): string {
  const name = authority.replace(/:\d*$/, '').replace(/\.$/, '');
  return name.toLowerCase();
}
