/** V8's CPU profiles: `node --cpu-prof`, Chrome's developer tools, the inspector. */
import { toCpuProfile } from '../profiles/cpu-profile';
import { SourcePlaces } from '../profiles/source-places';
import { sumProfile } from '../profiles/sum-profile';
import type { Format } from './format';

/** A profile is one JSON value, and is held as a whole; an hour at the usual rate has about 100 MB. */
const largest = 400 * 1024 * 1024;

/** Lines of compiled files become lines of their sources, where source maps are beside them. */
export const cpuProfile: Format = {
  name: 'cpuprofile',
  describes: 'CPU profiles of V8, of node --cpu-prof and of Chrome',
  recognizes: (head) =>
    /^\s*\{/.test(head.toString('latin1', 0, 64)) && /"callFrame"\s*:/.test(head.toString('latin1')),
  async read(bytes, records, { root }) {
    const text = await readAll(bytes);
    if (text === undefined) return records.skip('too-large');
    const profile = toCpuProfile(parsed(text));
    if (!profile) return records.skip(parsed(text) === undefined ? 'truncated' : 'no-samples');
    const places = new SourcePlaces(root);
    records.profile(sumProfile(profile, (url, line, column) => places.of(url, line, column)));
  },
};

async function readAll(bytes: AsyncIterable<Buffer>): Promise<string | undefined> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of bytes) {
    length += piece.length;
    if (length <= largest) pieces.push(Buffer.from(piece));
    else pieces.length = 0;
  }
  return length <= largest ? Buffer.concat(pieces).toString('utf8') : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
