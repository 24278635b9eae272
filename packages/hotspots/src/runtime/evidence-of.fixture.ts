/** RuntimeEvidence from short literals, for specs. */
import type { EndpointTraffic, RuntimeEvidence, StatementTraffic } from '@banyan/model';

const source = { file: 'traces.json', format: 'otlp-json', records: 100 };

/** Traces of 100 seconds. */
export function traced(...endpoints: readonly Partial<EndpointTraffic>[]): RuntimeEvidence {
  const whole = endpoints.map((given) => {
    const queries = { mean: 1, max: 1 };
    return { kind: 'http' as const, method: 'GET', requests: 100, errors: 0, statements: [], queries, ...given };
  });
  return {
    schema: 'banyan/runtime-evidence@1',
    traffic: { sources: [source], seconds: 100, endpoints: whole, edges: [], problems: [] },
  };
}

/** A statement that each of 100 requests sent `times` times, and as one that asks again and again from five on. */
export function statement(template: string, times: number, given: Partial<StatementTraffic> = {}): StatementTraffic {
  const table = /(?:FROM|INTO|UPDATE) "?(\w+)"?/.exec(template)?.[1] ?? '';
  const repeated = { requests: 100, max: times, overlapping: 0, nPlusOne: true };
  return {
    ...{ template, operation: template.startsWith('SELECT') ? 'read' : 'write', tables: [table], calls: 100 * times },
    ...{ perRequest: { mean: times, max: times }, milliseconds: 100 * times * 2, ...(times >= 5 && { repeated }) },
    ...given,
  };
}
