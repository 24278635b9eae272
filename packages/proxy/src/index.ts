/** The strangler-fig proxy: in front of the monolith from the first day, in front of its services from then on. */
export { type FaultCode, faults } from './answer/faults';
export type { ClusterOptions } from './cluster/cluster-options';
export { startCluster } from './cluster/start-cluster';
export { createProxy, type EmbeddedProxy, type EmbedOptions } from './embed/create-proxy';
export { serverOptions } from './embed/server-options';
export { type Engine, type EngineName, engines } from './forward/engines';
export type { AnswerFields, HttpProxyEvents, HttpProxyOptions, HttpProxySettings } from './forward/http-proxy/settings';
export type { DrainReport } from './life/drain';
export type { Shedding, Threshold, Thresholds } from './life/load-watch';
export { obeySignals } from './life/obey-signals';
export type { AccessLine, LogLine } from './log/log-line';
export {
  type AccessLog,
  defaultLimits,
  defaultTimeouts,
  type Limits,
  type ProxyOptions,
  type Timeouts,
} from './options';
export type { ShadowSample } from './shadow/evidence';
export type { FieldReport } from './shadow/report-fields';
export type { RouteShadow, ShadowReport } from './shadow/shadow-report';
export { type RunningProxy, startProxy } from './start-proxy';
export { lastGoodFile } from './table/last-good';
export { examineFile } from './table/plan-gate';
export type { ReloadOutcome } from './table/reloader';
export { checkSecrets, type Environment, secretsOf } from './table/secrets';
export type { TraceOptions } from './trace/tracer';
