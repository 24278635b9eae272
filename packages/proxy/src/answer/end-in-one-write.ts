/** Ends an answer with a small body so that head and body leave together. */
import type { ServerResponse } from 'node:http';

/** Bodies up to this many bytes are joined with their head as text; beyond it copying costs more than gathering. */
const onePiece = 2_048;

/**
 * Head and a small body in one plain write: `end(body)` would add an empty piece and make the system gather three. As
 * latin1 text every byte stays as it is, and Node joins it with the head.
 */
export function endInOneWrite(response: ServerResponse, body: Buffer): void {
  if (body.length > onePiece) return void response.end(body);
  const { socket } = response;
  socket?.cork();
  response.write(body.toString('latin1'), 'latin1');
  socket?.uncork();
  response.end();
}
