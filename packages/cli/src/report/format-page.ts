/** A report as a page to look around in. */
import type { PageSettings, ReportDocuments } from '@banyan/dashboard';
import { pickContexts } from '../print/pick-contexts';

/** One piece: the page. @throws BanyanError `CLI_CONTEXT_UNKNOWN` */
export async function formatPage(documents: ReportDocuments, settings: PageSettings): Promise<string[]> {
  const { readPageAssets, renderReport } = await import('@banyan/dashboard');
  pickContexts(documents.proposal, settings.context);
  return [renderReport(documents, readPageAssets(), settings)];
}
