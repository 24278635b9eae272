/** A recording → what is measured (nothing said about lines) and the truth (by the handler that ran), as evidence. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { RuntimeEvidence } from '@banyan/model';
import { collectRunEvidence, mergeEvidence } from '../../../../packages/evidence/src';
import type { Truth } from './judge-mapping';

interface Span {
  readonly traceId: string;
  readonly attributes: readonly { readonly key: string }[];
}

interface Line {
  readonly resourceSpans: readonly { readonly scopeSpans: readonly { readonly spans: readonly Span[] }[] }[];
}

/** Evidence of the spans of some traces, with or without the lines that they name. @param folder for a file in between */
export class RecordedSpans {
  private readonly lines: readonly Line[];

  constructor(
    traces: string,
    private readonly folder: string,
  ) {
    const packed = readFileSync(traces);
    const text = traces.endsWith('.gz') ? gunzipSync(packed) : packed;
    const texts = text
      .toString('utf8')
      .split('\n')
      .filter((line) => line !== '');
    this.lines = texts.map((text) => JSON.parse(text) as Line);
  }

  /** Without lines. */
  measured(): Promise<RuntimeEvidence> {
    return this.evidence((span) => [
      { ...span, attributes: span.attributes.filter(({ key }) => !key.startsWith('code.')) },
    ]);
  }

  /** @param truthFile one `{trace, handler}` a line */
  async truth(truthFile: string): Promise<Truth> {
    const handlers = new Map(readLines(truthFile).map(({ trace, handler }) => [trace, handler]));
    const truth = new Map<string, RuntimeEvidence>();
    for (const handler of [...new Set(handlers.values())].sort())
      truth.set(handler, await this.evidence((span) => (handlers.get(span.traceId) === handler ? [span] : [])));
    return truth;
  }

  private async evidence(change: (span: Span) => Span[]): Promise<RuntimeEvidence> {
    const file = join(this.folder, 'part.jsonl');
    const changed = this.lines.map(({ resourceSpans }) => ({
      resourceSpans: resourceSpans.map((resource) => ({
        ...resource,
        scopeSpans: resource.scopeSpans.map((scope) => ({ ...scope, spans: scope.spans.flatMap(change) })),
      })),
    }));
    writeFileSync(file, changed.map((line) => `${JSON.stringify(line)}\n`).join(''));
    const { sources: _sources, ...sections } = await collectRunEvidence([file]);
    rmSync(file);
    return mergeEvidence(undefined, sections);
  }
}

function readLines(file: string): readonly { readonly trace: string; readonly handler: string }[] {
  const texts = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  return texts.map((text) => JSON.parse(text) as { trace: string; handler: string });
}
