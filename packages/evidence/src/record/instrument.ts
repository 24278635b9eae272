/** OpenTelemetry in the process that is recorded: what is instrumented, and where its spans go. */
import { createRequire, register } from 'node:module';
import { pathToFileURL } from 'node:url';
import type { RecordingSettings } from './recording-settings';
import type { SpanFile } from './span-file';

interface SdkNode {
  readonly node: { readonly NodeTracerProvider: new (options: object) => { register(): void } };
}

interface AutoInstrumentations {
  getNodeAutoInstrumentations(config: object): object[];
}

/** Spans of these say nothing about the app that others do not say better. */
const silent = [
  'fs',
  'router',
  'dns',
  'net',
  'runtime-node',
  'host-metrics',
  'pino',
  'winston',
  'bunyan',
  'generic-pool',
];

/** Names of attributes as they are now, unless the user chose. The app's own SDK keeps still: its spans would be ours, twice. */
export function instrument({ openTelemetry }: RecordingSettings, spans: SpanFile, isEsm: boolean): void {
  process.env['OTEL_SEMCONV_STABILITY_OPT_IN'] ??= 'http,database';
  process.env['OTEL_SDK_DISABLED'] ??= 'true';
  const load = createRequire(openTelemetry);
  const { node } = load('@opentelemetry/sdk-node') as SdkNode;
  new node.NodeTracerProvider({ spanProcessors: [spans] }).register();
  if (isEsm) register('@opentelemetry/instrumentation/hook.mjs', pathToFileURL(openTelemetry));
  const { getNodeAutoInstrumentations } = load(openTelemetry) as AutoInstrumentations;
  getNodeAutoInstrumentations({
    ...Object.fromEntries(silent.map((name) => [`@opentelemetry/instrumentation-${name}`, { enabled: false }])),
    '@opentelemetry/instrumentation-express': { ignoreLayersType: ['middleware', 'router'] },
  });
}
