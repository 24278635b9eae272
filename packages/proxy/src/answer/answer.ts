/** The response object of Node, knowing which exchange it answers: spares a closure per request. */
import { ServerResponse } from 'node:http';
import type { Exchange } from '../forward/exchange';

/** Bodies up to this many bytes are joined with their head as text; beyond it copying costs more than gathering. */
const onePiece = 2_048;

/** Pieces from this many bytes on leave by themselves; smaller ones are worth gathering until the end of the turn. */
const largePiece = 16_384;

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

  /**
   * Node would hold a piece until the end of the turn and ask to wait for `drain` whatever became of it. So a large one is
   * written now, and only what the system did not take makes its sender wait.
   */
  writePiece(piece: Buffer): boolean {
    const { socket } = this;
    if (piece.length < largePiece || !socket) return this.write(piece);
    socket.cork();
    const hasRoom = this.write(piece);
    socket.uncork();
    return hasRoom || this.writableLength === 0;
  }
}

Object.defineProperty(Answer.prototype, 'isGrpc', { value: false });
