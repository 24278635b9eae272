/** Which of the planted illnesses are found, and where in the list they stand. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '@banyan/model';

/** As the README of pixelpulse lists them, written down from there: every field that is given must fit. */
export interface Planted {
  readonly illness: string;
  /** Any of these rules says it. */
  readonly rules: readonly string[];
  readonly file?: string;
  readonly function?: string;
  readonly subject?: string;
  readonly table?: string;
}

/** One row of the table. */
export interface PlantedOutcome {
  readonly planted: Planted;
  /** Place in the list, from 1; 0 when it is not found. */
  readonly rank: number;
  readonly finding?: Finding;
}

export const planted = JSON.parse(readFileSync(join(__dirname, 'planted.json'), 'utf8')) as readonly Planted[];

/** @param findings the gravest first */
export function judgePlanted(findings: readonly Finding[]): readonly PlantedOutcome[] {
  return planted.map((one) => {
    const at = findings.findIndex((finding) => fits(one, finding));
    const finding = findings[at];
    return { planted: one, rank: at + 1, ...(finding && { finding }) };
  });
}

function fits(one: Planted, { rule, file, function: owner, subject }: Finding): boolean {
  return (
    one.rules.includes(rule) &&
    (one.file ?? file) === file &&
    (one.function === undefined || owner.endsWith(`#${one.function}`)) &&
    (one.subject ?? subject) === subject &&
    (one.table === undefined || subject.startsWith(`${one.table}.`))
  );
}
