/** A finding with what was measured about it: figures, how often it really repeats, and how sure that makes it. */
import type { Finding } from '@banyan/model';
import type { FactsIndex } from '../facts-index';
import { isAwaited } from '../roles/endpoint-roots';
import { trafficOf } from './endpoint-traffic';
import { measure, seenRepeats } from './measure';

/** From so many traced requests on, what never happened counts against a finding. */
const enough = 20;

/** Statements per request from which on a repetition that was seen is grave, whatever the code let expect. */
const many = 10;

/** The finding itself where nothing was measured. */
export function withFigures(index: FactsIndex, finding: Omit<Finding, 'score'>): Omit<Finding, 'score'> {
  if (!index.evidence) return finding;
  const measured = measure(index, finding);
  const told = finding.multiplier ? withRepeats(index, finding) : finding;
  return measured ? { ...told, measured } : told;
}

function withRepeats(index: FactsIndex, finding: Omit<Finding, 'score'>): Omit<Finding, 'score'> {
  const { multiplier, entryPoints, subject } = finding;
  const seen = seenRepeats(index, entryPoints, subject);
  if (!multiplier || !seen) return finding;
  const withSeen = { ...finding, multiplier: { ...multiplier, seen: { mean: seen.mean, max: seen.max } } };
  if (seen.repeated)
    return { ...withSeen, ...raised(finding, seen.mean), confidence: Math.max(finding.confidence, 0.95) };
  if (seen.max >= 2 || tracedRequests(index, finding) < enough) return withSeen;
  const reason = `In ${tracedRequests(index, finding)} traced requests it ran once at most.`;
  return { ...withSeen, confidence: finding.confidence / 2, reasons: [...finding.reasons, reason] };
}

function raised({ severity, entryPoints, reasons }: Omit<Finding, 'score'>, mean: number): Partial<Finding> {
  if (severity === 'high' || mean < many || !entryPoints.some(isAwaited)) return {};
  return { severity: 'high', reasons: [...reasons, `Traces show ${Math.round(mean)} of them in one request.`] };
}

function tracedRequests(index: FactsIndex, { entryPoints }: Pick<Finding, 'entryPoints'>): number {
  const traced = entryPoints.flatMap((entry) => trafficOf(index, entry)).filter(({ queries }) => queries !== undefined);
  return traced.reduce((sum, { requests }) => sum + requests, 0);
}
