/** Which traces were summed up already, in four megabytes: the latest million or so are remembered by a fingerprint. */

const slots = 1 << 20;

/** May forget a trace, and hardly ever takes one for another. */
export class ClosedTraces {
  private fingerprints: Uint32Array | undefined;

  add(id: string): void {
    this.fingerprints ??= new Uint32Array(slots);
    this.fingerprints[hashOf(id, 0) % slots] = hashOf(id, 1) || 1;
  }

  has(id: string): boolean {
    return this.fingerprints !== undefined && this.fingerprints[hashOf(id, 0) % slots] === (hashOf(id, 1) || 1);
  }
}

/** FNV-1a, 32 bits. */
function hashOf(id: string, seed: number): number {
  let hash = 0x811c9dc5 ^ seed;
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}
