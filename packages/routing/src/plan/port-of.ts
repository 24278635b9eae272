/** The port of an origin, also where it is not written. */

/** 80 and 443 are what the schemes mean. */
export function portOf({ port, protocol }: { readonly port: string; readonly protocol: string }): number {
  if (port !== '') return Number(port);
  return protocol === 'https:' ? 443 : 80;
}
