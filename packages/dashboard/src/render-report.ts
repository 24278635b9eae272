/** Documents → one HTML page that needs nothing else: no network, no other file, nothing of the project but its names. */
import { createHash } from 'node:crypto';
import { deriveReportData } from './data/derive-report-data';
import { packData } from './data/pack-data';
import type { PageSettings } from './data/report-data';
import type { ReportDocuments } from './data/report-documents';
import type { PageAssets } from './read-page-assets';

/**
 * The page as text; the same documents give the same bytes. Its policy allows exactly this script and this style sheet,
 * no request, no form, no frame, and no text that becomes markup.
 */
export function renderReport(documents: ReportDocuments, assets: PageAssets, settings: PageSettings = {}): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policyFor(assets)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>banyan report</title>
<link rel="icon" href="data:,">
<style>${assets.style}</style>
</head>
<body>
<div id="page"><noscript>This report draws itself with a script; <code>banyan report --format markdown</code> writes one without.</noscript></div>
<script id="data" type="text/plain">${packData(deriveReportData(documents, settings))}</script>
<script>${assets.script}</script>
</body>
</html>
`;
}

function policyFor({ script, style }: PageAssets): string {
  return [
    "default-src 'none'",
    `script-src '${digest(script)}'`,
    `style-src '${digest(style)}'`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ');
}

function digest(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
