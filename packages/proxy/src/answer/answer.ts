/** The response object of Node, knowing which exchange it answers: spares a closure per request. */
import { ServerResponse } from 'node:http';
import type { Exchange } from '../forward/exchange';

/** What callers are answered with. */
export class Answer extends ServerResponse {
  exchange: Exchange | undefined;
}
