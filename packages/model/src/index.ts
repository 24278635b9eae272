/** The documents that travel between wings, and the gate they pass. */
export type {
  AcceptedContext,
  AcceptedShare,
  BoundaryBaseline,
  KnownCrossing,
  PlacePattern,
} from './documents/boundary-baseline';
export type {
  AddedRoundTrips,
  AlternativeCut,
  BoundaryProposal,
  BoundedContext,
  ContextEndpoint,
  ContextMember,
  Crossing,
  CrossingKind,
  MemberReason,
  ProposalMetrics,
  Readiness,
  ReadinessReason,
  PressureReason,
  MeasuredPressure,
  ScalePressure,
  Seam,
  SeamCost,
  SharedMember,
  SharedTreatment,
} from './documents/boundary-proposal';
export type {
  CallFact,
  ClassFact,
  FieldFact,
  AnswerFact,
  ShapeFact,
  ClassRole,
  CodeFacts,
  CoverageFact,
  CycleFact,
  FactProblem,
  FunctionFact,
  ImportFact,
  ImportKind,
  ImportResolution,
  ModuleFact,
  ProcessStateFact,
  ProjectFact,
  SuppressionFact,
} from './documents/code-facts';
export type {
  HeavyWorkCost,
  HeavyWorkEffect,
  HeavyWorkFact,
  HeavyWorkKind,
  RegexPattern,
} from './documents/heavy-work-fact';
export type {
  AccessKey,
  ColumnSearch,
  ColumnFact,
  DataAccessFact,
  EntityFact,
  EntityHookFact,
  IndexFact,
  RelationFact,
  TransactionFact,
} from './documents/data-facts';
export type { ConnectionPoolFact, DatabaseServer, DeploymentFact, PoolSize } from './documents/deployment-facts';
export type { KeepTime, ServedFilesFact } from './documents/served-files-fact';
export type { ExtractedFile, ExtractionRecord } from './documents/extraction-record';
export type {
  EmissionFact,
  EndpointFact,
  EndpointKind,
  EnhancerFact,
  InjectionFact,
  ModuleReference,
  NestModuleFact,
} from './documents/framework-facts';
export type { ModulePath, SourceLocation, SymbolId } from './documents/location';
export type {
  ExtractionStep,
  GainPart,
  MigrationPlan,
  Prerequisite,
  StepGain,
  StepOutcome,
  StepPrice,
  StepRoute,
} from './documents/migration-plan';
export type {
  BoundaryRules,
  DatabaseSettings,
  HotspotSettings,
  MemberPattern,
  PinnedContext,
  ProjectConfig,
  SizeBounds,
} from './documents/project-config';
export type { FindingBaseline, KnownFinding } from './documents/finding-baseline';
export type {
  ChainStep,
  Finding,
  FindingEntryPoint,
  FindingReport,
  Fix,
  HarmlessFinding,
  Measured,
  Multiplier,
  Severity,
  StoredFindingReport,
  StoredStep,
  SuppressedFinding,
} from './documents/finding-report';
export type { GraphEdge, GraphNode, PlainGraph } from './documents/plain-graph';
export type { GivenFact, HandedFact, RepeatFact, RepetitionContext } from './documents/repetition-context';
export type {
  FieldMatch,
  Override,
  PlanDefaults,
  Route,
  RouteMatch,
  RoutePhase,
  RoutingPlan,
  SigningKey,
  StickyKeySource,
  Upstream,
} from './documents/routing-plan';
export type { CopyShedding, DelayThreshold, MemoryThreshold, SheddingRules } from './documents/load-shedding';
export type {
  CompareRules,
  NumericTolerance,
  ReportThresholds,
  SampleRules,
  ShadowRules,
} from './documents/shadow-rules';
export type { CacheCookies, CacheQuery, CacheRules, CacheStorage, RedisStorage } from './documents/cache-rules';
export type { Duration, RouteTimeLimits, TimeLimits } from './documents/time-limits';
export type { CallerTls, KeyPairFiles, UpstreamTls } from './documents/tls-settings';
export type { BreakerRules, EjectionRules, HealthCheck, RetryRules } from './documents/upstream-health';
export type { UpstreamLimits } from './documents/upstream-limits';
export type {
  AuthorId,
  ChangeEvidence,
  ChangePair,
  EvidenceProblem,
  HistoryExtent,
  ModuleChanges,
  ModuleOwners,
  OwnerEvidence,
  RuntimeEvidence,
  TeamEvidence,
} from './documents/runtime-evidence';
export type {
  CallTraffic,
  EndpointTraffic,
  EvidenceSource,
  Latency,
  ProfileEvidence,
  ProfileLine,
  StatementEvidence,
  StatementRepeats,
  StatementStatistics,
  StatementTraffic,
  TrafficEdge,
  TrafficEvidence,
} from './documents/traffic-evidence';
export { shareSteps, spreadSteps } from './share-steps';
export { type ToldRoute, tellRoutes } from './tell-routes';
export { baselineFile, configFile, documentFiles, documentFolder } from './document-files';
export { BanyanError, type Problem } from './errors';
export { formatLocation } from './format-location';
export { tellCounts, tellEntryPoint, tellMeasured, tellMultiplier, tellStep, tellWhere } from './tell-finding';
export { groupBy } from './join/group-by';
export { oncePer } from './join/once-per';
export { type EndpointMatcher, matchEndpoints } from './join/match-endpoints';
export { routeShape } from './join/route-shape';
export { checkSchema, codePrefixOf, schemaFileOf } from './parse/check-schema';
export { type DocumentName, documentNames, type DocumentTypes } from './parse/document-types';
export {
  acceptDocument,
  parseDocumentText,
  parseDocumentValue,
  type ParseResult,
  withLines,
} from './parse/parse-document';
export { parseText, type ParsedText } from './parse/parse-text';
