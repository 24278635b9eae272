/** Notices that a certificate or key may have changed, whichever files the plan names at the moment. */
import { dirname } from 'node:path';
import { watchForChanges } from '../table/watch-file';

/** One per proxy. */
export class TlsWatch {
  private readonly stops = new Map<string, () => void>();

  /** @param onMaybe called when something in a watched folder has changed */
  constructor(private readonly onMaybe: () => void) {}

  /** Watches the folders of these files and no others. */
  follow(paths: readonly string[]): void {
    const wanted = new Map(paths.map((path) => [dirname(path), path]));
    for (const [folder, stop] of this.stops) {
      if (wanted.has(folder)) continue;
      stop();
      this.stops.delete(folder);
    }
    for (const [folder, path] of wanted) {
      if (!this.stops.has(folder)) this.stops.set(folder, watchForChanges(path, this.onMaybe));
    }
  }

  stop(): void {
    this.follow([]);
  }
}
