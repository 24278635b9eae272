/** What the operating system may tell a proxy. */
import type { EventEmitter } from 'node:events';
import type { RunningProxy } from '../start-proxy';
import type { DrainReport } from './drain';

/** The part of a proxy that signals act on. */
export type SignalledProxy = Pick<RunningProxy, 'reload' | 'drain'>;

/**
 * SIGHUP reads the plan again. SIGTERM and SIGINT drain; a second one of them cuts the drain short.
 * @param source emits the signals; `process`, outside tests
 * @returns resolves when the proxy has closed; the process can then exit
 */
export function obeySignals(proxy: SignalledProxy, source: EventEmitter): Promise<DrainReport> {
  const reload = (): void => void proxy.reload();
  source.on('SIGHUP', reload);
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      proxy.drain().then(finish(resolve), finish(reject));
    };
    const finish =
      <T>(settle: (value: T) => void) =>
      (value: T): void => {
        source.off('SIGHUP', reload).off('SIGTERM', stop).off('SIGINT', stop);
        settle(value);
      };
    source.on('SIGTERM', stop).on('SIGINT', stop);
  });
}
