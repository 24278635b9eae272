/** The metrics of several processes as those of one proxy. Reads only what `renderMetrics` writes. */

/** What is not a sum: gauges that say how the worst of them stands, and counts that only the primary keeps. */
const others: Readonly<Record<string, (a: number, b: number) => number>> = {
  banyan_plan_revision: Math.max,
  banyan_plan_refused: Math.max,
  banyan_shedding: Math.max,
  banyan_shadow_shedding: Math.max,
  banyan_ready: Math.min,
  banyan_certificate_expires_seconds: Math.min,
  banyan_upstream_available: Math.min,
  banyan_upstream_breaker: Math.max,
};

interface Family {
  readonly head: string;
  readonly isGauge: boolean;
  readonly samples: Map<string, number>;
}

/**
 * @param running of processes that run
 * @param gone of processes that have ended: what they counted still counts, how they stood does not
 */
export function mergeMetrics(running: readonly string[], gone: readonly string[] = []): string {
  const families = new Map<string, Family>();
  for (const text of running) add(families, text, true);
  for (const text of gone) add(families, text, false);
  return [...families.values()].map(toText).join('');
}

function add(families: Map<string, Family>, text: string, withGauges: boolean): void {
  for (const block of text.split(/^(?=# HELP )/m)) {
    const [, head = '', name = '', type, lines = ''] = /^(# HELP (\S+).*\n# TYPE \S+ (\S+)\n)([^]*)$/.exec(block) ?? [];
    if (type === undefined || (type === 'gauge' && !withGauges)) continue;
    const family = families.get(name) ?? { head, isGauge: type === 'gauge', samples: new Map<string, number>() };
    families.set(name, family);
    addSamples(family.samples, lines, others[name] ?? ((a, b) => a + b));
  }
}

function addSamples(samples: Map<string, number>, lines: string, join: (a: number, b: number) => number): void {
  for (const line of lines.split('\n')) {
    const at = line.lastIndexOf(' ');
    if (at === -1) continue;
    const [labels, value] = [line.slice(0, at), Number(line.slice(at + 1))];
    const known = samples.get(labels);
    samples.set(labels, known === undefined ? value : join(known, value));
  }
}

function toText({ head, samples }: Family): string {
  return head + [...samples].map(([labels, value]) => `${labels} ${value}\n`).join('');
}
