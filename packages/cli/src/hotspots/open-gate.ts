/** The baseline that was asked for, before anything long is done: a bad one is told at once. */
import type { BaselineComparison } from '@banyan/hotspots';
import { BanyanError, type FindingBaseline, type FindingReport, type Severity } from '@banyan/model';
import { readFindingBaseline } from '../documents/finding-baseline-document';
import { type HotspotView, withBaseline } from './hotspot-view';

/** When to fail, and what is known. */
export interface GateOptions {
  readonly failOn?: Severity;
  readonly baseline?: string;
  readonly updateBaseline?: boolean;
  readonly accept?: boolean;
}

/** What a report is held to. */
export interface OpenGate {
  /** Whether a baseline is begun by this run: then nothing is new. */
  readonly begins: boolean;
  /** Marks what is new. */
  readonly compare: (view: HotspotView, report: FindingReport) => HotspotView;
  /** `undefined` without a baseline. */
  readonly comparison: (report: FindingReport) => BaselineComparison | undefined;
}

/** @throws BanyanError `CLI_BASELINE_NOT_NAMED`, `CLI_UPDATE_OR_ACCEPT`, `CLI_BASELINE_MISSING`, `FINDING_BASELINE_REFUSED` */
export async function openGate(options: GateOptions): Promise<OpenGate> {
  refuseContradictions(options);
  const known = options.baseline === undefined ? undefined : await readFindingBaseline(options.baseline);
  const begins = options.baseline !== undefined && known === undefined;
  if (begins && !options.updateBaseline && !options.accept) throw missing(options.baseline);
  if (options.baseline === undefined) return { begins, compare: (view) => view, comparison: () => undefined };
  const { compareBaseline } = await import('@banyan/hotspots');
  const comparison = (report: FindingReport) => compareBaseline(report, known ?? empty(report));
  return { begins, comparison, compare: (view, report) => withBaseline(view, comparison(report)) };
}

function empty({ project }: FindingReport): FindingBaseline {
  return { schema: 'banyan/finding-baseline@1', project, findings: [] };
}

function refuseContradictions({ baseline, updateBaseline, accept }: GateOptions): void {
  if (updateBaseline && accept)
    throw new BanyanError(
      'CLI_UPDATE_OR_ACCEPT',
      '--update-baseline never adds a finding, and --accept does.',
      'Give one of the two.',
    );
  if (baseline !== undefined || !(updateBaseline || accept)) return;
  throw new BanyanError(
    'CLI_BASELINE_NOT_NAMED',
    `${accept ? '--accept' : '--update-baseline'} does not say which baseline.`,
    'Name its file with --baseline, e.g. --baseline banyan.hotspots.json.',
  );
}

function missing(file = ''): BanyanError {
  return new BanyanError(
    'CLI_BASELINE_MISSING',
    `${file} is not there: no findings are known.`,
    'Begin it with --update-baseline, and commit it.',
  );
}
