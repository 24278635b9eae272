/** OpenTelemetry in the process that is recorded: what is instrumented, and where its spans go. */
import { createRequire, register } from 'node:module';
import { pathToFileURL } from 'node:url';
import type { OpenTelemetryFiles } from './find-open-telemetry';
import type { RecordingSettings } from './recording-settings';
import type { SpanFile } from './span-file';

type Sdk = { readonly NodeTracerProvider: new (options: object) => { register(): void } };

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

const express = { ignoreLayersType: ['middleware', 'router'] };

/** Names of attributes as they are now, unless the user chose. The app's own SDK keeps still: its spans would be ours, twice. */
export function instrument({ openTelemetry }: RecordingSettings, spans: SpanFile, isEsm: boolean): void {
  process.env['OTEL_SEMCONV_STABILITY_OPT_IN'] ??= 'http,database';
  process.env['OTEL_SDK_DISABLED'] ??= 'true';
  const { NodeTracerProvider } = loadSdk(openTelemetry);
  new NodeTracerProvider({ spanProcessors: [spans] }).register();
  if (isEsm)
    register('@opentelemetry/instrumentation/hook.mjs', pathToFileURL(openTelemetry.single[0] ?? openTelemetry.sdk));
  if (openTelemetry.all !== undefined) loadAll(openTelemetry.all);
  for (const file of openTelemetry.single) loadSingle(file);
}

function loadSdk({ sdk, all }: OpenTelemetryFiles): Sdk {
  const load = createRequire(sdk);
  return all === undefined ? (load(sdk) as Sdk) : (load('@opentelemetry/sdk-node') as { readonly node: Sdk }).node;
}

function loadAll(file: string): void {
  const { getNodeAutoInstrumentations } = createRequire(file)(file) as AutoInstrumentations;
  getNodeAutoInstrumentations({
    ...Object.fromEntries(silent.map((name) => [`@opentelemetry/instrumentation-${name}`, { enabled: false }])),
    '@opentelemetry/instrumentation-express': express,
  });
}

/** They work from when they are made. One that fails leaves the others as they are. */
function loadSingle(file: string): void {
  try {
    const exported = Object.values(createRequire(file)(file) as Readonly<Record<string, unknown>>);
    const found = exported.find((one): one is new (config: object) => object => isInstrumentation(one));
    if (found) new found(found.name === 'ExpressInstrumentation' ? express : {});
  } catch (fault) {
    process.stderr.write(`banyan: ${file} could not be used: ${String(fault)}\n`);
  }
}

function isInstrumentation(value: unknown): boolean {
  return typeof value === 'function' && /Instrumentation$/.test(value.name);
}
