/** Under which keys the servers and loggers of this world put a request. */

/** Keys that lead to a value one inside the other, e.g. `['req', 'method']`. */
export type KeyPath = readonly string[];

/** Of several places the first that is there counts. */
export interface JsonDialect {
  readonly name: string;
  /** Must be there as well, where method and path alone are not telling. */
  readonly mark?: string;
  readonly method: readonly KeyPath[];
  readonly path: readonly KeyPath[];
  readonly status: readonly KeyPath[];
  readonly at: readonly KeyPath[];
  /** Keys of how long it took, and milliseconds of their unit. */
  readonly took: readonly { readonly key: KeyPath; readonly unit: number }[];
  readonly service: readonly KeyPath[];
}

/** `keys('time', 'req.time')`: dots part the keys of one place. */
const keys = (...places: string[]): readonly KeyPath[] => places.map((place) => place.split('.'));
const seconds = (...places: string[]) => keys(...places).map((key) => ({ key, unit: 1000 }));
const milliseconds = (...places: string[]) => keys(...places).map((key) => ({ key, unit: 1 }));

/** In the order of asking: a line belongs to the first whose method and path it has. */
export const jsonDialects: readonly JsonDialect[] = [
  {
    name: 'traefik',
    method: keys('RequestMethod', 'request_RequestMethod'),
    path: keys('RequestPath'),
    status: keys('DownstreamStatus', 'OriginStatus'),
    at: keys('StartUTC', 'StartLocal', 'time'),
    took: [{ key: ['Duration'], unit: 1e-6 }],
    service: keys('ServiceName', 'RequestHost'),
  },
  {
    name: 'caddy',
    method: keys('request.method'),
    path: keys('request.uri'),
    status: keys('status'),
    at: keys('ts'),
    took: seconds('duration'),
    service: keys('request.host'),
  },
  {
    name: 'nginx',
    method: keys('request_method'),
    path: keys('request_uri', 'uri'),
    status: keys('status'),
    at: keys('msec', 'time_iso8601', '@timestamp', 'timestamp', 'time_local', 'time'),
    took: seconds('request_time', 'upstream_response_time'),
    service: keys('server_name', 'http_host', 'host'),
  },
  {
    name: 'pino-http',
    method: keys('req.method'),
    path: keys('req.originalUrl', 'req.url'),
    status: keys('res.statusCode', 'res.status'),
    at: keys('time', 'timestamp'),
    took: milliseconds('responseTime', 'res.responseTime', 'duration'),
    service: keys('service', 'name'),
  },
  {
    name: 'winston',
    method: keys('meta.req.method'),
    path: keys('meta.req.originalUrl', 'meta.req.url'),
    status: keys('meta.res.statusCode'),
    at: keys('timestamp', 'time'),
    took: milliseconds('meta.responseTime'),
    service: keys('service'),
  },
  {
    name: 'google',
    method: keys('httpRequest.requestMethod'),
    path: keys('httpRequest.requestUrl'),
    status: keys('httpRequest.status'),
    at: keys('timestamp'),
    took: seconds('httpRequest.latency'),
    service: keys('resource.labels.service_name'),
  },
  {
    name: 'envoy',
    mark: 'response_code',
    method: keys('method'),
    path: keys('path', 'x_envoy_original_path'),
    status: keys('response_code'),
    at: keys('start_time', 'timestamp'),
    took: milliseconds('duration'),
    service: keys('authority', 'upstream_cluster'),
  },
  {
    name: 'plain',
    method: keys('method'),
    path: keys('originalUrl', 'url', 'path', 'uri'),
    status: keys('status', 'statusCode', 'status_code'),
    at: keys('at', 'time', 'timestamp', '@timestamp', 'date', 'ts'),
    took: [
      ...milliseconds(
        'milliseconds',
        'response-time',
        'responseTime',
        'response_time',
        'responseTimeMs',
        'durationMs',
        'duration_ms',
        'total-time',
        'latencyMs',
      ),
      ...seconds('request_time'),
    ],
    service: keys('upstream', 'service', 'host'),
  },
];
