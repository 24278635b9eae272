/** The web pages: documents in, one self-contained HTML page out. */
export { deriveTableUses } from './data/derive-table-uses';
export type { EditorScheme, PageSettings, TableAccess, TableCell, TableUse } from './data/report-data';
export type { ReportDocuments } from './data/report-documents';
export { type PageAssets, readPageAssets } from './read-page-assets';
export { renderReport } from './render-report';
