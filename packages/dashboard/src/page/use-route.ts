/** The address and the route it is, followed. */
import { useLayoutEffect, useState } from 'preact/hooks';
import { parseRoute, type Route } from './route';

/** Changes with the part of the address after `#`. */
export function useRoute(): { readonly route: Route; readonly hash: string } {
  const [hash, setHash] = useState(location.hash);
  useLayoutEffect(() => {
    const follow = (): void => setHash(location.hash);
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  return { route: parseRoute(hash), hash };
}
