/** Traces and lines of access logs → TrafficEvidence. */
import type { EndpointTraffic, EvidenceProblem, TrafficEvidence } from '@banyan/model';
import { orphanSpans, pathsNotFound, tooManyEndpoints, tracesInPieces } from '../errors';
import type { LoggedRequest } from '../formats/format';
import { toPathTemplate } from '../paths/to-path-template';
import { linkTrace } from '../traces/link-trace';
import type { LinkedSpan } from '../traces/linked-span';
import type { OpenTrace } from '../traces/open-traces';
import { EdgeTally } from './edge-tally';
import { EndpointBook, type NotFound } from './endpoint-book';
import type { EndpointTally } from './endpoint-tally';
import { toTracedRequest } from './request-of-trace';
import { findPeers } from './find-peers';

/** Add traces and requests, then ask. */
export class TrafficTally {
  private readonly endpoints = new EndpointBook();
  private readonly edges = new EdgeTally();
  private orphans = 0;
  private pieces = 0;

  addTrace(trace: OpenTrace): void {
    const linked = linkTrace(trace);
    const peerOf = findPeers(linked);
    if (trace.isPiece) this.pieces++;
    for (const [entry, spans] of byEntry(linked)) this.addRequestOf(entry, spans, peerOf);
    for (const link of linked) this.addEdge(link, peerOf(link));
  }

  addLogged({ method, path, status, milliseconds, service }: LoggedRequest): void {
    const identity = {
      kind: 'http' as const,
      method: method.toUpperCase(),
      path: toPathTemplate(path),
      ...(service && { service }),
    };
    this.endpoints.tallyOf(identity, status === 404)?.add(milliseconds, status !== undefined && status >= 500);
  }

  toEvidence(sources: TrafficEvidence['sources'], seconds: number): TrafficEvidence {
    const { tallies, notFound } = this.endpoints.settle();
    const endpoints = tallies.map((tally) => tally.toTraffic()).sort(compareEndpoints);
    return { sources, seconds, endpoints, edges: this.edges.toEdges(), problems: this.problems(tallies, notFound) };
  }

  private addRequestOf(
    entry: LinkedSpan,
    spans: readonly LinkedSpan[],
    peerOf: (call: LinkedSpan) => string | undefined,
  ): void {
    this.orphans += spans.filter(({ lostParent, entry: own }) => lostParent && own !== undefined).length;
    const request = toTracedRequest(entry, spans, peerOf);
    const isIdle = request.statements.length + request.calls.length === 0;
    if (request.endpoint.kind === 'other' && isIdle)
      return spans.forEach(({ span }) => span.source.takeBack('no-request'));
    const { kind, route, handler } = request.endpoint;
    const isMissing = kind === 'http' && route === undefined && handler === undefined && request.status === '404';
    this.endpoints.tallyOf(request.endpoint, isMissing)?.addTraced(request);
  }

  /** Once for each call: by its caller's half. */
  private addEdge({ span }: LinkedSpan, to: string | undefined): void {
    const from = span.resource.service;
    if (from !== undefined && to !== undefined && from !== to) this.edges.add(from, to, span.duration, span.error);
  }

  private problems(tallies: readonly EndpointTally[], notFound: NotFound): EvidenceProblem[] {
    const crowded = tallies.reduce((sum, { dropped }) => sum + dropped, this.endpoints.dropped);
    const all = crowded + this.edges.dropped;
    return [
      ...(this.pieces > 0 ? [tracesInPieces(this.pieces)] : []),
      ...(this.orphans > 0 ? [orphanSpans(this.orphans)] : []),
      ...(notFound.requests > 0 ? [pathsNotFound(notFound.requests, notFound.paths)] : []),
      ...(all > 0 ? [tooManyEndpoints(all)] : []),
    ];
  }
}

/** Spans that belong to no request are told to their sources. */
function byEntry(linked: readonly LinkedSpan[]): Map<LinkedSpan, LinkedSpan[]> {
  const groups = new Map<LinkedSpan, LinkedSpan[]>();
  for (const link of linked) {
    const group = link.entry && groups.get(link.entry);
    if (group) group.push(link);
    else if (link.entry) groups.set(link.entry, [link]);
    else link.span.source.takeBack('no-request');
  }
  return groups;
}

function compareEndpoints(a: EndpointTraffic, b: EndpointTraffic): number {
  const keys = [a, b].map(({ kind, method, route, path, handler, service }) =>
    [kind, method, route ?? '', path ?? '', handler ?? '', service ?? ''].join('\n'),
  );
  return keys[0]! < keys[1]! ? -1 : keys[0]! > keys[1]! ? 1 : 0;
}
