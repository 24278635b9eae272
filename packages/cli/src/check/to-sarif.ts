/** Findings of a check as a SARIF 2.1.0 log (OASIS Standard, March 2020), for code scanning. */
import type { BoundaryCheck, PricedCrossing } from '@banyan/boundaries';
import type { CrossingKind } from '@banyan/model';
import { sarifDigest } from '../sarif/sarif-digest';
import { toSarifLocation } from '../sarif/sarif-location';
import { type SarifOptions, toSarifLog } from '../sarif/sarif-log';
import { crossingRules } from './crossing-rules';

const unplacedRule = 'banyan/unplaced-file';
const kinds = Object.keys(crossingRules) as CrossingKind[];

/** One result a new crossing (an error) and a file without a place (a note). */
export function toSarif({ added, unplaced }: BoundaryCheck, { version, folder }: SarifOptions) {
  return toSarifLog(version, {
    rules: [...kinds.map(toRule), unplacedFile],
    results: [...added.map((crossing) => toResult(crossing, folder)), ...unplaced.map((file) => toNote(file, folder))],
  });
}

function toRule(kind: CrossingKind) {
  const { name, short, help } = crossingRules[kind];
  return {
    id: `banyan/${kind}`,
    name,
    shortDescription: { text: short },
    fullDescription: { text: `${short} The boundaries that the team has accepted do not know it.` },
    help: { text: help, markdown: `**${short}** ${help}` },
    defaultConfiguration: { level: 'error' },
    properties: { tags: ['architecture', 'boundaries'] },
  };
}

const unplacedFile = {
  id: unplacedRule,
  name: 'FileWithoutContext',
  shortDescription: { text: 'A file is in no context and not shared.' },
  fullDescription: { text: 'Neither its folder nor its coupling says which context a new file belongs to.' },
  help: {
    text: 'Put it into the folder of a context, or name it in banyan.boundaries.json.',
    markdown: 'Put it into the folder of a context, or name it in `banyan.boundaries.json`.',
  },
  defaultConfiguration: { level: 'note' },
  properties: { tags: ['architecture', 'boundaries'] },
};

function toResult(crossing: PricedCrossing, folder: string) {
  const { from, to, kind, text, target, price, pattern, identity } = crossing;
  return {
    ruleId: `banyan/${kind}`,
    ruleIndex: kinds.indexOf(kind),
    level: 'error',
    message: { text: `${text}: ${from} → ${to} is not an accepted crossing. What could replace it: ${pattern}.` },
    locations: [{ physicalLocation: toSarifLocation(crossing, folder) }],
    ...(target && {
      relatedLocations: [{ id: 1, message: { text: `in ${to}` }, physicalLocation: toSarifLocation(target, folder) }],
    }),
    partialFingerprints: { 'banyanCrossing/v1': sarifDigest([from, to, kind, identity.file, identity.text]) },
    properties: { from, to, price, pattern },
  };
}

function toNote(file: string, folder: string) {
  return {
    ruleId: unplacedRule,
    ruleIndex: kinds.length,
    level: 'note',
    message: { text: `${file} is in no context and not shared: no rule looks at it.` },
    locations: [{ physicalLocation: toSarifLocation({ file, line: 1 }, folder) }],
    partialFingerprints: { 'banyanUnplaced/v1': sarifDigest([file]) },
  };
}
