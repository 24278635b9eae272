/** Findings of one application, held against what is known to be real in it. */
import { collectFacts } from '@banyan/facts';
import { findHotspots, rules } from '@banyan/hotspots';
import type { CodeFacts, Finding, FindingReport } from '@banyan/model';

/** What was read in one application. */
export interface Application {
  readonly facts: CodeFacts;
  readonly report: FindingReport;
}

export interface Label {
  readonly file: string;
  /** First and last line of the query that is repeated. */
  readonly sink: number;
  readonly sinkEnd: number;
}

interface Place {
  readonly file: string;
  readonly line: number;
}

export interface Flag {
  readonly file: string;
  readonly line: number;
  readonly title: string;
}

/** How the findings of reads compare; the labels are about reads, so that writes are only counted. */
export interface Judged {
  readonly missed: readonly { readonly file: string; readonly line: number; readonly why: string }[];
  /** How many labels are found. */
  readonly labels: number;
  /** How many of those that have no label and are real. */
  readonly real: number;
  /** Lines that lead to a query in another function, and are real. */
  readonly across: number;
  /** Neither labelled nor known to be real. */
  readonly extra: readonly Flag[];
  readonly writes: number;
}

/** Reads an application with all that lies in its folder. */
export async function applicationOf(root: string): Promise<Application> {
  const facts = await collectFacts(root, { source: ['.'], tests: false });
  return { facts, report: findHotspots(facts, { rules: rules.filter(({ name }) => name === 'n-plus-one') }) };
}

export function judge(
  { facts, report }: Application,
  labels: readonly Label[],
  known: readonly Place[],
  across: readonly Place[],
): Judged {
  const reads = report.findings.filter((finding) => isRead(finding, facts));
  const named = reads.flatMap(placesOf);
  const at = (file: string, from: number, to: number): boolean =>
    named.some((place) => place.file === file && place.line >= from && place.line <= to);
  const missedLabels = labels.filter(({ file, sink, sinkEnd }) => !at(file, sink, sinkEnd));
  const missing = [
    ...missedLabels.map(({ file, sink }) => ({ file, line: sink })),
    ...[...known, ...across].filter(({ file, line }) => !at(file, line, line)),
  ];
  const isKnown = ({ file, line }: Finding): boolean =>
    labels.some((label) => label.file === file && line >= label.sink && line <= label.sinkEnd) ||
    [...known, ...across].some((one) => one.file === file && one.line === line);
  return {
    missed: missing.map(({ file, line }) => ({ file, line, why: whyMissed(file, line, facts, report) })),
    labels: labels.length - missedLabels.length,
    real: known.filter(({ file, line }) => at(file, line, line)).length,
    across: across.filter(({ file, line }) => at(file, line, line)).length,
    extra: reads.filter((finding) => !isKnown(finding)),
    writes: report.findings.length - reads.length,
  };
}

/** One loop is one finding for each table: its other queries stand in the finding as such. */
function placesOf({ file, line, related = [] }: Finding): Place[] {
  return [{ file, line }, ...related.filter(({ text }) => /^(?:Also|In the same loop)/.test(text))];
}

/** Whether the query that a finding is about reads: the first one below its line. */
function isRead({ file, line, subject, related = [] }: Finding, { accesses }: CodeFacts): boolean {
  const query = related.find(({ text }) => text.startsWith('The query')) ?? { file, line };
  return accesses.some(
    (access) =>
      access.entity === subject &&
      access.operation === 'read' &&
      access.file === query.file &&
      access.line === query.line,
  );
}

function whyMissed(file: string, line: number, { accesses }: CodeFacts, { harmless }: FindingReport): string {
  const access = accesses.find((one) => one.file === file && one.line === line);
  if (!access) return 'no access is seen there';
  const excuse = harmless.find((one) => one.file === file && one.line === line);
  if (excuse) return `said to be harmless: ${excuse.reason}`;
  return access.repetition ? `${access.entity} is repeated by a ${access.repetition}` : 'nothing repeats it';
}
