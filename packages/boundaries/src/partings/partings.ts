/**
 * The table of partings, after the criteria that Service Cutter calls incompatible. They weaken the edge between two
 * modules instead of pushing them apart, so that every weight stays positive and no algorithm needs to know of them.
 */
import { differentLatency } from './different-latency';
import type { PartingCriterion } from './parting';
import { scalePressure } from './scale-pressure';
import { structuralVolatility } from './structural-volatility';

/** All partings, in the order in which they are explained. */
export const partings: readonly PartingCriterion[] = [scalePressure, differentLatency, structuralVolatility];
