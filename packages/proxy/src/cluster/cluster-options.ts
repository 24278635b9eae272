/** How several processes are asked for. */
import type { ProxyOptions } from '../options';

/** Options of `startCluster`: those of `startProxy` that can be told to another process, and what it adds. */
export interface ClusterOptions
  extends Omit<ProxyOptions, 'accessLog' | 'httpProxy' | 'clock' | 'random' | 'memory' | 'environment'> {
  /** How many processes take requests; `auto`: as many as there are cores to use. The plan's, or 1. */
  readonly workers?: number | 'auto';
  readonly accessLog?: {
    /** 0 to 1. */
    readonly share: number;
    /** Gets one or more whole lines of JSON, each with its line feed. */
    readonly writeText: (lines: string) => void;
  };
}

/** What workers are told of them. */
export interface WorkerOptions
  extends Pick<ProxyOptions, 'planFile' | 'traces' | 'trust' | 'engine' | 'timeouts' | 'limits' | 'shedding'> {
  /** Share of the requests that are logged. */
  readonly logShare: number;
}

/** Leaves out what cannot be told. */
export function toWorkerOptions(options: ClusterOptions): WorkerOptions {
  const { planFile, traces, trust, engine, timeouts, limits, shedding, accessLog } = options;
  return {
    ...(planFile !== undefined && { planFile }), // where relative paths of the plan start
    ...(traces && { traces }),
    ...(trust && { trust }),
    ...(engine && { engine }),
    ...(timeouts && { timeouts }),
    ...(limits && { limits }),
    ...(shedding && { shedding }),
    logShare: accessLog?.share ?? 0,
  };
}
