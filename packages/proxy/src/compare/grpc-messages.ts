/** Messages of a gRPC body (Length-Prefixed-Message of gRPC over HTTP2). */

/** One message. */
export interface GrpcMessage {
  /** Whether it has the coding that `grpc-encoding` names. */
  readonly isCoded: boolean;
  readonly bytes: Buffer;
}

const prefix = 5;

/** @returns undefined when the body does not end with a message, or is none of gRPC's */
export function toMessages(body: Buffer): readonly GrpcMessage[] | undefined {
  const messages: GrpcMessage[] = [];
  let at = 0;
  while (at + prefix <= body.length) {
    const flag = body.readUInt8(at);
    const end = at + prefix + body.readUInt32BE(at + 1);
    if (flag > 1 || end > body.length) return undefined;
    messages.push({ isCoded: flag === 1, bytes: body.subarray(at + prefix, end) });
    at = end;
  }
  return at === body.length ? messages : undefined;
}
