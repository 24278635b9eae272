/** One line a finding, for other tools: editors and workflow annotations. */
import { type Finding, type SourceLocation, tellEntryPoint } from '@banyan/model';
import { freshFindings, type HotspotView } from './hotspot-view';

type Place = (at: SourceLocation) => string;

/** `src/a.ts:3:1: error: title [rule]`, which editors turn into places to go to. */
export function formatUnix({ findings }: HotspotView, place: Place): string[] {
  const words = { high: 'error', medium: 'warning', low: 'info' } as const;
  return findings.map((one) => `${place(one)}:1: ${words[one.severity]}: ${one.title} [${one.rule}]\n`);
}

/** `::error file=…,line=…,title=…::…`, which a workflow of GitHub shows beside the line; with a baseline what is new. */
export function formatGithub(view: HotspotView, file: (at: SourceLocation) => string): string[] {
  const words = { high: 'error', medium: 'warning', low: 'notice' } as const;
  return freshFindings(view).map((one) => {
    const title = property(`banyan ${one.rule}`);
    return `::${words[one.severity]} file=${property(file(one))},line=${one.line},title=${title}::${message(one)}\n`;
  });
}

function message({ title, reasons, entryPoints, fix }: Finding): string {
  const [entry] = entryPoints;
  const lines = [title, ...reasons, ...(entry ? [`Reached from ${tellEntryPoint(entry)}.`] : []), fix.text];
  return escaped(lines.join('\n'));
}

function escaped(text: string): string {
  return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}

function property(text: string): string {
  return escaped(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}
