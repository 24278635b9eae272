/** How many processes take requests. */
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { workersInvalid } from '../errors';

/**
 * `auto`: one for each core that this process may use.
 * @throws BanyanError `PROXY_WORKERS_INVALID`
 */
export function countWorkers(wanted: number | 'auto'): number {
  if (wanted !== 'auto' && !(Number.isInteger(wanted) && wanted >= 1 && wanted <= 256))
    throw workersInvalid(`${wanted}`);
  return wanted === 'auto' ? Math.max(1, Math.min(availableParallelism(), quota())) : wanted;
}

/** Cores that the container may use: Node counts those of the machine. Infinity where nothing says so. */
function quota(file = '/sys/fs/cgroup/cpu.max'): number {
  try {
    const [time, period] = readFileSync(file, 'utf8').trim().split(' ').map(Number);
    return time !== undefined && period !== undefined && time > 0 ? Math.max(1, Math.floor(time / period)) : Infinity;
  } catch {
    return Infinity;
  }
}
