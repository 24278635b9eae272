/** Files that the application hands out itself, in so many words: findings, and what only looks like one. */
import type { ServedFilesFact } from '@banyan/model';
import type { FactsIndex } from '../../facts-index';
import { isOffline } from '../../roles/offline-modules';
import type { FindingDraft, RuleOutcome } from '../rule';
import { judgeServed } from './judge-served';

/** Those that a server runs. */
export function servedBy(index: FactsIndex): ServedFilesFact[] {
  return (index.facts.servedFiles ?? []).filter(({ file }) => !index.isTest(file) && !isOffline(index, file));
}

export function servedOutcome(index: FactsIndex, all: readonly ServedFilesFact[]): RuleOutcome {
  const askers = new Set(
    (index.facts.answers ?? []).filter(({ kind }) => kind === 'caller').map((one) => one.function),
  );
  const judged = all.map((one) => {
    const served = withPlugin(one, all);
    // At the module's level all handlers of a file are one function.
    const asksCaller = !served.function.endsWith('#') && askers.has(served.function);
    return { served, none: judgeServed(served, asksCaller) };
  });
  return {
    findings: judged.flatMap(({ served, none }) => (none ? [] : [toDraft(served)])),
    harmless: judged.flatMap(({ served, none }) => {
      const { file, line, function: owner } = served;
      return none ? [{ file, line, function: owner, subject: subjectOf(served), ...none }] : [];
    }),
  };
}

/** `reply.sendFile` of Fastify goes by the options that the plugin was registered with. */
function withPlugin(served: ServedFilesFact, all: readonly ServedFilesFact[]): ServedFilesFact {
  if (served.library !== 'fastify' || served.of === 'folder' || served.keeps) return served;
  const plugin = all.find(({ library, of, keeps }) => library === 'fastify' && of === 'folder' && keeps);
  return plugin?.keeps ? { ...served, keeps: plugin.keeps } : served;
}

function subjectOf({ call, path }: ServedFilesFact): string {
  return path === undefined ? call : `${call} ${path}`;
}

function toDraft(served: ServedFilesFact): FindingDraft {
  const { file, line, call, path, of, keeps, function: owner } = served;
  const isPage = of === 'file' && /\.html?$/i.test(path ?? '');
  const what = path === undefined ? 'files' : of === 'folder' ? `the files of ${path}` : path;
  return {
    ...{ file, line, severity: 'low', confidence: of === 'folder' && !keeps ? 0.8 : 0.6 },
    title: `The application hands out ${what} itself, by ${call}`,
    reasons: [
      'Each file takes a turn of the process that answers requests, from one place of the world.',
      keeps?.maxAge
        ? `Callers may keep it for ${Math.round(keeps.maxAge)} seconds only.`
        : 'Nothing lets callers keep it: each asks again, at least whether it has changed.',
    ],
    ...{ function: owner, subject: subjectOf(served), entryPoints: [] },
    fix: { text: isPage ? pageFix : filesFix, where: 'infrastructure' },
  };
}

const pageFix =
  'Let a CDN in front answer, which asks again when a version goes out: Cache-Control: public, max-age=0, s-maxage=60, must-revalidate. A page without a hash in its name is not to be kept for long.';

export const filesFix =
  'Put the files behind a CDN, with their hash in the name and Cache-Control: public, max-age=31536000, immutable.';
