/** Metrics as text (Prometheus format 0.0.4). */

/** One line: labels, value, and the suffix that histograms add to the name. */
export type Sample = readonly [labels: Labels, value: number, suffix?: string];
export type Labels = Readonly<Record<string, string>>;

/** Writes one metric with all its samples. */
export type MetricWriter = (name: string, help: string, samples: readonly Sample[]) => string;

export const counter = metric('counter');
export const gauge = metric('gauge');
export const histogram = metric('histogram');

/** @param type as Prometheus knows it */
export function metric(type: string): MetricWriter {
  return (name, help, samples) => {
    const lines = samples.map(([labels, value, suffix = '']) => `${name}${suffix}${toText(labels)} ${value}\n`);
    return `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${lines.join('')}`;
  };
}

function toText(labels: Labels): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escapeLabel(value)}"`);
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}

function escapeLabel(value: string): string {
  return value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}
