/** A CPU profile of this process, by the inspector: node's own --cpu-prof may not stand in NODE_OPTIONS everywhere. */
import { writeFileSync } from 'node:fs';
import { Session } from 'node:inspector';

/** Begins at once. The profile is written when it is ended, which takes effect once. */
export function startProfiler(file: string): { end(): void } {
  const session = new Session();
  session.connect();
  session.post('Profiler.enable');
  session.post('Profiler.start');
  let isOver = false;
  return {
    end() {
      if (isOver) return;
      isOver = true;
      session.post('Profiler.stop', (fault, result) => {
        if (!fault) writeFileSync(file, JSON.stringify(result.profile));
      });
    },
  };
}
