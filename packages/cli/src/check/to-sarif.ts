/** Findings of a check as a SARIF 2.1.0 log (OASIS Standard, March 2020), for code scanning. */
import { createHash } from 'node:crypto';
import type { BoundaryCheck, PricedCrossing } from '@banyan/boundaries';
import type { CrossingKind, SourceLocation } from '@banyan/model';
import { crossingRules } from './crossing-rules';

/** What the log is about. */
export interface SarifOptions {
  readonly version: string;
  /** The analysed root below the repository, '' when they are the same: results name files of the repository. */
  readonly folder: string;
}

const unplacedRule = 'banyan/unplaced-file';
const kinds = Object.keys(crossingRules) as CrossingKind[];

/** One result a new crossing (an error) and a file without a place (a note). */
export function toSarif({ added, unplaced }: BoundaryCheck, { version, folder }: SarifOptions) {
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: { name: 'banyan', version, semanticVersion: version, rules: [...kinds.map(toRule), unplacedFile] },
        },
        originalUriBaseIds: { '%SRCROOT%': { description: { text: 'The root of the repository.' } } },
        columnKind: 'utf16CodeUnits',
        results: [
          ...added.map((crossing) => toResult(crossing, folder)),
          ...unplaced.map((file) => toNote(file, folder)),
        ],
      },
    ],
  };
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
    locations: [{ physicalLocation: toLocation(crossing, folder) }],
    ...(target && {
      relatedLocations: [{ id: 1, message: { text: `in ${to}` }, physicalLocation: toLocation(target, folder) }],
    }),
    partialFingerprints: { 'banyanCrossing/v1': digest([from, to, kind, identity.file, identity.text]) },
    properties: { from, to, price, pattern },
  };
}

function toNote(file: string, folder: string) {
  return {
    ruleId: unplacedRule,
    ruleIndex: kinds.length,
    level: 'note',
    message: { text: `${file} is in no context and not shared: no rule looks at it.` },
    locations: [{ physicalLocation: toLocation({ file, line: 1 }, folder) }],
    partialFingerprints: { 'banyanUnplaced/v1': digest([file]) },
  };
}

function toLocation({ file, line }: SourceLocation, folder: string) {
  const path = [...folder.split(/[\\/]/), ...file.split('/')].filter((segment) => segment !== '');
  const uri = path.map(encodeURIComponent).join('/');
  return { artifactLocation: { uri, uriBaseId: '%SRCROOT%' }, region: { startLine: line } };
}

/** Without lines: the same finding keeps its history when code above it changes. */
function digest(parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 32);
}
