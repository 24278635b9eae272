/** Which column of an export says what. docs/evidence-formats.md shows these tables to users. */

/** Names in the order in which they are looked for; those of tables have no upper-case letters. */
export interface VendorColumns {
  readonly trace: readonly string[];
  readonly id: readonly string[];
  readonly parent: readonly string[];
  readonly name: readonly string[];
  readonly service: readonly string[];
  readonly kind: readonly string[];
  readonly error: readonly string[];
  /** How many milliseconds one of the column is; a moment may be an ISO date as well. */
  readonly start: readonly (readonly [name: string, milliseconds: number])[];
  readonly end: readonly (readonly [name: string, milliseconds: number])[];
  readonly duration: readonly (readonly [name: string, milliseconds: number])[];
  /** In front of names that are attributes as OpenTelemetry has them. */
  readonly prefixes: readonly string[];
}

/** Spans of the agent (`meta`), of the search interface (`attributes.custom`), and columns of the explorer's CSV. */
export const datadogColumns: VendorColumns = {
  trace: ['trace_id', 'attributes.trace_id', 'trace id'],
  id: ['span_id', 'attributes.span_id', 'span id'],
  parent: ['parent_id', 'attributes.parent_id', 'parent id'],
  name: ['resource', 'attributes.resource_name', 'resource_name', 'resource name', 'name', 'operation_name'],
  service: ['service', 'attributes.service'],
  kind: ['meta.span.kind', 'attributes.custom.span.kind', 'span.kind'],
  error: ['error', 'attributes.error', 'attributes.custom.error', 'meta.error', 'status', 'attributes.status'],
  start: [
    ['start', 1e-6],
    ['attributes.start_timestamp', 1],
    ['start_timestamp', 1],
    ['date', 1],
    ['timestamp', 1],
  ],
  end: [
    ['attributes.end_timestamp', 1],
    ['end_timestamp', 1],
  ],
  duration: [
    ['duration', 1e-6],
    ['attributes.custom.duration', 1e-6],
    ['attributes.duration', 1e-6],
    ['duration_ns', 1e-6],
    ['duration_ms', 1],
  ],
  prefixes: ['', 'meta.', 'metrics.', 'attributes.custom.', 'attributes.attributes.', 'attributes.'],
};

/** Spans of the trace interface (`attributes`), rows of queries of `Span`, and their CSV. */
export const newRelicColumns: VendorColumns = {
  trace: ['trace.id', 'traceid', 'traceId'],
  id: ['id', 'guid', 'span.id'],
  parent: ['parent.id', 'attributes.parent.id', 'parentid', 'parentId'],
  name: ['name', 'attributes.name'],
  service: ['service.name', 'attributes.service.name', 'appname', 'appName', 'entity.name', 'entityname'],
  kind: ['span.kind', 'attributes.span.kind'],
  error: ['error', 'attributes.error', 'otel.status_code', 'attributes.otel.status_code', 'error.class'],
  start: [['timestamp', 1]],
  end: [],
  duration: [
    ['duration.ms', 1],
    ['attributes.duration.ms', 1],
    ['durationms', 1],
    ['duration', 1000],
  ],
  prefixes: ['', 'attributes.'],
};
