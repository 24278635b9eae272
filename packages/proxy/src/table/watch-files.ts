/** Watches what a proxy reads: its plan, and the certificates the plan names. */
import type { ProxyOptions } from '../options';
import type { Keyring } from '../tls/keyring';
import { TlsWatch } from '../tls/tls-watch';
import type { Reloader } from './reloader';
import { watchForChanges } from './watch-file';

/** @returns stops it */
export function watchFiles(
  { planFile, watch = true }: Pick<ProxyOptions, 'planFile' | 'watch'>,
  reloader: Reloader,
  keyring: Keyring,
): () => void {
  if (!watch) return () => undefined;
  const reload = (): void => void reloader.reload();
  const stopPlan = planFile === undefined ? () => undefined : watchForChanges(planFile, reload);
  const certificates = new TlsWatch(reload);
  keyring.onPaths = (paths) => certificates.follow(paths);
  certificates.follow(keyring.paths);
  return () => {
    keyring.onPaths = () => undefined;
    stopPlan();
    certificates.stop();
  };
}
