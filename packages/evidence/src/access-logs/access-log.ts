/** Lines of access logs, JSON and plain in one file if need be, → requests. */
import type { LoggedRequest, Records } from '../formats/format';
import { parseClf } from './parse-clf';
import { parseJsonLine, type JsonLine } from './parse-json-line';
import type { Line } from './read-lines';

/** Requests whose end has not been logged yet; more are not remembered. */
const mostOpen = 10_000;

/** Takes the lines of one file, one after the other. */
export class AccessLog {
  private readonly open = new Map<string, Partial<LoggedRequest>>();

  /** @param records where requests and what cannot be used go */
  constructor(private readonly records: Pick<Records, 'request' | 'skip'>) {}

  readonly take = ({ text, whole }: Line): void => {
    if (text === undefined) return this.records.skip('line-too-long');
    const line = readLogLine(text);
    if (line === 'cut-off') return this.records.skip(whole ? 'not-json' : 'cut-off');
    if (line === undefined) return this.records.skip('no-request');
    this.join(line);
  };

  /** Requests whose end was never logged. */
  end(): void {
    if (this.open.size > 0) this.records.skip('no-answer', this.open.size);
    this.open.clear();
  }

  private join({ request, id }: JsonLine): void {
    const before = id === undefined ? undefined : this.open.get(id);
    const whole = { ...before, ...request };
    if (whole.method === undefined || whole.path === undefined) return this.records.skip('no-request');
    if (id !== undefined && whole.status === undefined && this.open.size < mostOpen) this.open.set(id, whole);
    else {
      if (id !== undefined) this.open.delete(id);
      this.records.request({ ...whole, method: whole.method, path: whole.path });
    }
  }
}

/** The request of a line, `cut-off` for JSON that is none. What containers put around or before a line is taken off. */
export function readLogLine(text: string): JsonLine | 'cut-off' | undefined {
  const line = text.replace(containerPrefix, '');
  if (!line.startsWith('{')) {
    const request = parseClf(line);
    return request && { request };
  }
  const value = parsed(line);
  if (value === undefined) return 'cut-off';
  const wrapped = (value as { readonly log?: unknown }).log;
  return typeof wrapped === 'string' ? readLogLine(wrapped.trim()) : parseJsonLine(value);
}

/** `web-1  | …` of Docker Compose, `2025-10-10T13:55:36.1Z stdout F …` of Kubernetes. */
const containerPrefix = /^(?:[\w.-]+\s+\| |\d{4}-\d{2}-\d{2}T\S+ std(?:out|err) [FP] )/;

function parsed(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return undefined;
  }
}
