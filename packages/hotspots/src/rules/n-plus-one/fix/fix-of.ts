/** How to ask once: a sentence, and a sketch in the words of the data layer at hand. */
import type { Fix } from '@banyan/model';
import type { FactsIndex } from '../../../facts-index';
import { kindOfWrite } from '../../../calls/kind-of-write';
import type { Site } from '../summaries';
import { type FixNames, fixNames } from './fix-names';
import { readSketches, writeSketches } from './sketches';

/** Always inside the monolith: a service of its own would ask as often. */
export function fixOf(index: FactsIndex, site: Site): Fix {
  const names = fixNames(index, site);
  if (site.repeats[0]?.by === 'field-resolver')
    return { text: loaderText(names), sketch: loaderSketch(names), where: 'monolith' };
  const kind = kindOfWrite(site.asks.access);
  const sketches = kind ? writeSketches[names.layer]?.[kind] : readSketches[names.layer];
  const sketch = isKeyed(names, site) ? sketches?.(names) : undefined;
  return {
    text: kind ? writeTexts[kind](names) : readText(names, site),
    ...(sketch !== undefined && { sketch }),
    where: 'monolith',
  };
}

/** Raw SQL is copied as it stands: without the column that rows are chosen by it would choose others. */
function isKeyed({ layer }: FixNames, { asks: { access } }: Site): boolean {
  return layer !== 'sql' || access.key !== undefined || kindOfWrite(access) === 'insert';
}

function readText({ entity, list }: FixNames, { asks, function: owner }: Site): string {
  const where =
    asks.depth === 0 ? 'before the loop' : `in \`${owner.slice(owner.indexOf('#') + 1)}\`, and hand the rows down`;
  return `Read all rows of ${entity} for \`${list}\` with one question ${where}.`;
}

const writeTexts = {
  insert: ({ entity, list }: FixNames) =>
    `Gather what \`${list}\` gives and write all rows of ${entity} with one statement.`,
  update: ({ entity }: FixNames) =>
    `Update the rows of ${entity} with one statement; rows with values of their own go into a list of values.`,
  delete: ({ entity, list }: FixNames) => `Delete the rows of ${entity} for all of \`${list}\` with one statement.`,
};

function loaderText({ entity }: FixNames): string {
  return `Ask for ${entity} through a DataLoader that lives as long as the request: it gathers the keys of all objects into one question.`;
}

function loaderSketch({ entity, column, element, key }: FixNames): string {
  return [
    `readonly by${capital(column)} = new DataLoader(async (keys: readonly string[]) => {`,
    `  const rows = await this.find${entity}By${capital(column)}s(keys); // one statement: ${column} IN (keys)`,
    `  return keys.map((key) => rows.find((row) => row.${column} === key) ?? null);`,
    '});',
    `// in the resolver: return this.loader.by${capital(column)}.load(${element}.${key});`,
  ].join('\n');
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
