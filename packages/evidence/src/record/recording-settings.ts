/** What the recorder tells the process that it records, by one environment variable. */
import type { OpenTelemetryFiles } from './find-open-telemetry';

/** Name of the variable; its value is JSON. */
export const settingsVariable = 'BANYAN_RECORD';

/** Paths are absolute. */
export interface RecordingSettings {
  /** Where spans go, one OTLP JSON document a line. */
  readonly out: string;
  /** Where a CPU profile goes, `{pid}` being the process: absent without one. */
  readonly profile?: string;
  readonly openTelemetry: OpenTelemetryFiles;
  /** Whether spans of calls and statements say which line of the app sent them. */
  readonly callSites?: boolean;
  /** What the resource of the spans is called. */
  readonly service: string;
}

/** `undefined` in a process that is not recorded. */
export function readSettings(env: NodeJS.ProcessEnv): RecordingSettings | undefined {
  const text = env[settingsVariable];
  return text === undefined ? undefined : (JSON.parse(text) as RecordingSettings);
}
