/** Whether a message is gRPC's. */
import { isGrpcType } from '../head/is-grpc-type';

/** @param raw names in lower case and values, in turn */
export function isGrpc(raw: readonly string[]): boolean {
  for (let i = 0; i + 1 < raw.length; i += 2) {
    if (raw[i] === 'content-type') return isGrpcType(raw[i + 1]);
  }
  return false;
}
