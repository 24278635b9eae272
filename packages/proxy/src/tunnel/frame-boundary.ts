/** Follows the frames of a WebSocket (RFC 6455 5.2) without keeping them, to know where one may be put in between. */

/** One direction of a WebSocket. */
export class FrameBoundary {
  /** Bytes of the present frame's head; at most 14. */
  private readonly head: number[] = [];
  /** Bytes of payload still to come. */
  private payload = 0;

  /** Whether the bytes seen so far end with a whole frame. */
  get between(): boolean {
    return this.head.length === 0 && this.payload === 0;
  }

  see(chunk: Buffer): void {
    for (let at = 0; at < chunk.length; ) {
      if (this.payload > 0) {
        const taken = Math.min(this.payload, chunk.length - at);
        this.payload -= taken;
        at += taken;
      } else {
        this.head.push(chunk[at] as number);
        at += 1;
        this.finishHead();
      }
    }
  }

  private finishHead(): void {
    const { head } = this;
    if (head.length < 2) return;
    const [, second = 0] = head;
    const short = second & 0x7f;
    const lengthBytes = short === 126 ? 2 : short === 127 ? 8 : 0;
    const maskBytes = second & 0x80 ? 4 : 0;
    if (head.length < 2 + lengthBytes + maskBytes) return;
    this.payload =
      lengthBytes === 0 ? short : head.slice(2, 2 + lengthBytes).reduce((sum, byte) => sum * 256 + byte, 0);
    head.length = 0;
  }
}

/**
 * The frame that says "going away" (1001).
 * @param masked frames towards a server are masked (RFC 6455 5.1); a mask of zeros leaves the payload as it is
 */
export function goingAwayFrame(masked: boolean): Buffer {
  const reason = [0x03, 0xe9];
  return Buffer.from(masked ? [0x88, 0x82, 0, 0, 0, 0, ...reason] : [0x88, 0x02, ...reason]);
}
