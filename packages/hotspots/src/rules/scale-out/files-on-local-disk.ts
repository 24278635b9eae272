/** Files that requests leave on the disk of one machine. */
import type { ProcessStateFact } from '@banyan/model';
import type { FactsIndex } from '../../facts-index';
import { oncePerIndex } from '../../once-per-index';
import { entryPointsOf } from '../../reach/entry-points-of';
import { isChoice } from '../../reach/is-choice';
import { isAwaited } from '../../roles/endpoint-roots';
import { moduleOf } from '../../symbol-name';
import type { FindingDraft, HotspotRule, RuleOutcome } from '../rule';
import { harmlessState, holderOf, judgeByClass, placeOfState, type StateOfClass } from './state-of-class';

/** Calls that take away or only prepare: what is left behind is left by others. */
const leavesNothing = /(?:^|\.)(?:rm|rmdir|unlink|remove|emptyDir|truncate|mkdir|ensureDir|tmpdir|mkdtemp)(?:Sync)?$/;
const uploads = /(?:Interceptor|multer|diskStorage)$/;

export const filesOnLocalDisk: HotspotRule = {
  name: 'files-on-local-disk',
  family: 'scale-out',
  describes: 'Requests leave files on one machine.',
  find(index) {
    const written = index.facts.processState.filter(
      ({ kind, name, file }) => kind === 'local-disk' && !leavesNothing.test(name) && !index.isTest(file),
    );
    return judgeByClass(written, (facts) => judge(index, facts));
  },
};

/** Methods of one class write into one place. */
function judge(index: FactsIndex, facts: StateOfClass): RuleOutcome {
  const [first] = facts;
  if (facts.every(({ scratch }) => scratch === true))
    return harmlessState(
      first,
      'scratch',
      'The file is taken away again by the function that writes it, or lies in a temporary folder.',
    );
  const kept = facts.find(({ scratch }) => scratch !== true) ?? first;
  const entryPoints = entryPointsOf(index, [...new Set(facts.map((fact) => fact.owner))]);
  if (!uploads.test(kept.name) && !entryPoints.some(isAwaited))
    return harmlessState(first, 'not-by-requests', 'No request writes the file.');
  const draft = toDraft(kept, facts, entryPoints);
  const doubt = doubtOf(index, kept);
  return { findings: [doubt === undefined ? draft : lessGrave(draft, doubt)], harmless: [] };
}

/** Why the files may be nobody's uploads, or go elsewhere where there are several instances: a setting says where. */
function doubtOf(index: FactsIndex, { owner, oneFile }: ProcessStateFact): string | undefined {
  if (oneFile === true) return 'It is one file, whatever the request: settings, or a copy of something.';
  if (isChoice(index, holderOf(owner)))
    return 'It is one of several implementations that its callers may be given: another one may run in production.';
  return usesObjectStorage(index)
    ? 'The application knows object storage, too: it may be what runs in production.'
    : undefined;
}

const objectStorage =
  /^(?:@aws-sdk\/client-s3|@aws-sdk\/lib-storage|aws-sdk|@google-cloud\/storage|@azure\/storage-blob|minio|multer-s3(?:-\w+)?|multer-storage-cloudinary|cloudinary|@vercel\/blob|ali-oss)$/;

const usesObjectStorage = oncePerIndex(({ facts, isTest }) =>
  facts.imports.some(
    ({ specifier, file, kind }) => kind !== 'type-only' && objectStorage.test(specifier) && !isTest(file),
  ),
);

function lessGrave(draft: FindingDraft, reason: string): FindingDraft {
  return { ...draft, severity: 'medium', reasons: [...draft.reasons, reason] };
}

function toDraft(
  kept: ProcessStateFact,
  facts: readonly ProcessStateFact[],
  entryPoints: NonNullable<FindingDraft['entryPoints']>,
): FindingDraft {
  return {
    ...placeOfState(kept, facts),
    severity: 'high',
    confidence: uploads.test(kept.name) ? 0.85 : 0.75,
    title: `Requests leave files on the local disk by ${kept.name}`,
    reasons: [
      `${kept.name} in ${moduleOf(kept.owner)} writes files that outlive the request.`,
      'Another instance does not have them, and a container that is replaced takes them along.',
    ],
    entryPoints,
    fix: {
      text: 'Put the files into object storage (S3 and the like) and keep their keys in the database; serve them by signed URLs.',
      sketch: 'await s3.send(new PutObjectCommand({ Bucket, Key: key, Body: bytes }));',
      where: 'infrastructure',
    },
  };
}
