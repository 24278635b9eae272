/** The response object of Node, knowing which exchange it answers: spares a closure per request. */
import { ServerResponse } from 'node:http';
import type { Exchange } from '../forward/exchange';

/** Bodies up to this many bytes are joined with their head as text; beyond it copying costs more than gathering. */
const onePiece = 2_048;

/** What callers are answered with that speak HTTP/1.1. */
export class Answer extends ServerResponse {
  exchange: Exchange | undefined;
  /** gRPC needs HTTP/2. */
  declare readonly isGrpc: boolean;

  /**
   * Head and a small body in one plain write: `end(body)` would add an empty piece and make the system gather three. As
   * latin1 text every byte stays as it is, and Node joins it with the head.
   */
  endWhole(body: Buffer): void {
    if (body.length > onePiece) return void this.end(body);
    const { socket } = this;
    socket?.cork();
    this.write(body.toString('latin1'), 'latin1');
    socket?.uncork();
    this.end();
  }
}

Object.defineProperty(Answer.prototype, 'isGrpc', { value: false });
