/** The fields a caller gets of an upstream's answer. */
import type { CallerRequest } from '../forward/caller';
import { answerField, answerFieldKind } from './field-kinds';
import { dropNominated, isPlainOption } from './nominated';

/** An answer's head, ready to be sent. */
export interface AnswerHead {
  /** Names and values in turn. */
  readonly fields: string[];
  /** Content-Length, when there is one. */
  readonly length: number | undefined;
}

/** Decides whether trailers can be sent. */
type AnsweredRequest = Pick<CallerRequest, 'method' | 'httpVersion'>;

/**
 * Bytes become characters one to one (latin1), so that they leave as they came.
 * @param raw names and values in turn
 * @param status 204 must not carry a length (RFC 9110 8.6)
 * @param close whether the connection to the caller ends with this answer
 * @param request what it answers; without one the answer has no trailers
 */
export function toClientFields(
  raw: readonly Buffer[],
  status: number,
  close: boolean,
  request?: AnsweredRequest,
): AnswerHead {
  let fields: string[] = [];
  let length: number | undefined;
  let connection: string | undefined;
  let trailer: string | undefined;
  for (let i = 0; i + 1 < raw.length; i += 2) {
    const name = (raw[i] as Buffer).toString('latin1');
    const kind = answerFieldKind(name);
    if (kind === answerField.drop) continue;
    const value = (raw[i + 1] as Buffer).toString('latin1');
    if (kind === answerField.connection) connection = connection === undefined ? value : `${connection},${value}`;
    else if (kind === answerField.trailer) trailer = value;
    else {
      if (kind === answerField.length) {
        if (status === 204) continue;
        length = Number(value);
      }
      fields.push(name, value);
    }
  }
  if (connection !== undefined && !isPlainOption(connection)) fields = dropNominated(fields, connection);
  if (trailer !== undefined && length === undefined && mayTrail(status, request)) fields.push('Trailer', trailer);
  if (close) fields.push('Connection', 'close');
  return { fields, length };
}

/** Trailers can only follow chunks, and those only replace a length; Node refuses to announce them elsewhere. */
function mayTrail(status: number, request: AnsweredRequest | undefined): boolean {
  if (!request || request.method === 'HEAD' || request.httpVersion === '1.0') return false;
  return status !== 204 && status !== 304;
}
