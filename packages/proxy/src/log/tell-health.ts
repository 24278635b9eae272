/** An upstream's health in words for operators. */
import type { HealthEvent } from '../health/upstream-health';
import type { ProxyOptions } from '../options';
import type { LogLine } from './log-line';

const healthWords: Readonly<Record<HealthEvent, readonly [LogLine['level'], string]>> = {
  'upstream-ejected': ['warn', 'is ejected: the monolith takes its requests'],
  'upstream-back': ['info', 'is back'],
  'breaker-open': ['warn', 'fails too often: its breaker is open'],
  'breaker-closed': ['info', 'answers again: its breaker is closed'],
};

/** Logs what befalls an upstream. */
export function healthLogger({ log }: ProxyOptions): (upstream: { readonly name: string }, event: HealthEvent) => void {
  return ({ name }, event) => log?.(toHealthLine(name, event));
}

/** What befell an upstream. */
export function toHealthLine(name: string, event: HealthEvent): LogLine {
  const [level, words] = healthWords[event];
  return { level, event, message: `The upstream ${name} ${words}.` };
}
