/** Answers that are computed anew for every request, though nothing changes by asking. */
import type { FindingDraft, HotspotRule } from '../rule';
import { type PureRead, pureReads } from './pure-reads';

export const repeatedComputation: HotspotRule = {
  name: 'repeated-computation',
  family: 'cache',
  describes: 'A route computes the same answer anew for every request.',
  find(index) {
    return { findings: pureReads(index).flatMap(toDraft), harmless: [] };
  },
};

/** Hashing a password is meant to be done each time. */
const wanted = /bcrypt|argon|scrypt|pbkdf/i;

function toDraft({ endpoint, effects }: PureRead): FindingDraft[] {
  const { kind, method, path, handler, file, line, caller } = endpoint;
  const heavy = effects.heavy.filter(({ kind: how, what }) => /^cpu-(?:loop|library)$/.test(how) && !wanted.test(what));
  const [first] = heavy;
  if (!first) return [];
  return [
    {
      file,
      line,
      severity: 'medium',
      confidence: 0.75,
      title: `${method} ${path} computes its answer anew for every request`,
      reasons: [
        `It leads to ${first.what} (${first.file}:${first.line}) and changes nothing: asking again gives the same until its data change.`,
        caller
          ? `Who asks (${caller.join(', ')}) decides whether, hardly what, is computed.`
          : 'The handler is given nothing of who asks.',
      ],
      function: handler,
      subject: `${method} ${path}`,
      entryPoints: [{ kind, method, path, handler, chain: [] }],
      related: heavy.slice(0, 5).map(({ file: at, line: on, what }) => ({ file: at, line: on, text: what })),
      fix: {
        text: 'Compute it when its data change, keep the result beside them (object storage, a table), and let the route hand it out with an ETag.',
        where: 'worker',
      },
    },
  ];
}
