/**
 * Level 1 of an extraction: a context's endpoints and all code they need, as a NestJS service on the same database.
 * Pure: documents and file texts in, file texts and a report out.
 */
import { buildReport } from './report/build-report';
import { checkFresh } from './check-fresh';
import { checkAnalyzed, checkPlaces } from './check-places';
import { chooseContext } from './choose-context';
import { buildManifest } from './generate/build-manifest';
import { generateFiles } from './generate/generate-files';
import { liftCode, type LiftedCode } from './lift-code';
import type { LiftInput, ServiceFile } from './lift-input';
import type { LiftReport } from './report/lift-report';

/** The service's files and what is to be said about them. */
export interface Lifted {
  /** Sorted by path; the extraction record is not among them. */
  readonly files: readonly ServiceFile[];
  readonly report: LiftReport;
}

/**
 * Lifts one context.
 * @throws BanyanError EXTRACT_NOT_NESTJS, EXTRACT_CONTEXT_UNKNOWN, EXTRACT_NO_ENDPOINTS, EXTRACT_FACTS_STALE,
 * EXTRACT_BOOTSTRAP_UNKNOWN, EXTRACT_FILE_NOT_ANALYZED, EXTRACT_FILE_OUTSIDE
 */
export function lift(input: LiftInput): Lifted {
  const context = chooseContext(input.context, input.facts, input.proposal);
  checkFresh(input.facts, input.monolith.read, input.rootName);
  const code = liftCode(input, context);
  checkAnalyzed(code.copied, input.facts, input.rootName);
  const manifest = buildManifest(input, code);
  const report = buildReport(input, code, manifest.withoutVersion);
  const generated = generateFiles(input, code, manifest.text, report);
  checkPlaces(code.copied, generated);
  const copied = withAssets(code).filter(({ path }) => path !== 'package.json');
  return { files: [...copied, ...generated].sort((a, b) => (a.path < b.path ? -1 : 1)), report };
}

/** A file that is imported and found at run time, too, is written once. */
function withAssets({ copied, assets }: LiftedCode): readonly ServiceFile[] {
  const files = [...copied, ...assets.flatMap((asset) => asset.files)];
  return [...new Map(files.map((file) => [file.path, file])).values()];
}
