/** Whether each cell of a layer gives what it is expected to give. */
import type { Finding, FindingReport, HarmlessFinding } from '@banyan/model';
import { type Cell, cellName, cellsOf, routeOf } from './cell';
import type { Layer } from './layer';
import type { Files } from './project-of';

/** The rule that the matrix is about. */
export const rule = 'n-plus-one';

/** What became of a cell: nothing wrong, or why it is. */
export interface CellOutcome {
  readonly cell: Cell;
  readonly name: string;
  readonly wrong?: string;
}

export interface LayerOutcome {
  readonly cells: readonly CellOutcome[];
  /** Findings at lines that no cell is in. */
  readonly astray: readonly string[];
}

/** @param files of the project that the report is about, with the marks of the cells in their comments */
export function checkCells(layer: Layer, files: Files, report: FindingReport): LayerOutcome {
  const marks = marksOf(files);
  const findings = groupByPlace(report.findings.filter((finding) => finding.rule === rule));
  const harmless = groupByPlace(report.harmless.filter((entry) => entry.rule === rule));
  const at = <T>(places: ReadonlyMap<string, readonly T[]>, name: string): T[] =>
    (marks.get(name) ?? []).flatMap((place) => places.get(place) ?? []);
  const cells = cellsOf(layer).map((cell): CellOutcome => {
    const name = cellName(cell);
    const wrong = marks.has(name) ? wrongWith(cell, at(findings, name), at(harmless, name)) : 'stands nowhere';
    return { cell, name, ...(wrong !== undefined && { wrong }) };
  });
  const marked = new Set([...marks.values()].flat());
  return { cells, astray: [...findings.keys()].filter((place) => !marked.has(place)).sort() };
}

/** Why a cell is wrong, in a few words; nothing for a right one. */
function wrongWith(cell: Cell, findings: readonly Finding[], harmless: readonly HarmlessFinding[]): string | undefined {
  const { expected } = cell.shape;
  if (expected === 'finding') return wrongFinding(cell, findings, harmless);
  if (findings.length > 0) return `is no finding: ${expected[0]}`;
  const other = harmless.find(({ reason }) => !expected.includes(reason));
  return other && `is said to be harmless for another reason: ${other.reason}, not ${expected[0]}`;
}

function wrongFinding(
  cell: Cell,
  [finding, ...more]: readonly Finding[],
  harmless: readonly HarmlessFinding[],
): string | undefined {
  if (!finding) return `is not found${harmless[0] ? `, and said to be harmless: ${harmless[0].reason}` : ''}`;
  if (more.length > 0) return `is found ${more.length + 1} times`;
  if (finding.subject !== cell.layer.table) return `is about ${finding.subject}, not ${cell.layer.table}`;
  const route = routeOf(cell);
  const routes = finding.entryPoints.map(({ kind, path }) => `${kind} ${path}`);
  return route === undefined || routes.some((one) => isRoute(one, route)) ? undefined : `is not reached from ${route}`;
}

/** A field of a GraphQL type has the type's name in front. */
function isRoute(found: string, route: string): boolean {
  return found === route || (route.startsWith('graphql ') && found.endsWith(`.${route.slice('graphql '.length)}`));
}

/** Cell → the places of its repetition and of its query. */
function marksOf(files: Files): Map<string, string[]> {
  const marks = new Map<string, string[]>();
  for (const [file, text] of Object.entries(files)) {
    text.split('\n').forEach((line, at) => {
      const name = / \/\/ <- (\S+)(?: query)?$/.exec(line)?.[1];
      if (name !== undefined) marks.set(name, [...(marks.get(name) ?? []), `${file}:${at + 1}`]);
    });
  }
  return marks;
}

function groupByPlace<T extends { readonly file: string; readonly line: number }>(
  items: readonly T[],
): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const place = `${item.file}:${item.line}`;
    groups.set(place, [...(groups.get(place) ?? []), item]);
  }
  return groups;
}
