/** For how long callers may keep files, by the options of what hands them out. */
import type { KeepTime } from '@banyan/model';
import type { Project } from '../../link/project';
import type { Place } from '../../link/types';
import type { PlacedField } from '../data/opened-fields';
import { keptByCalls } from './kept-by-header';

/** As the `ms` package reads them, in seconds. */
const units: Readonly<Record<string, number>> = {
  ms: 0.001,
  s: 1,
  m: 60,
  h: 3_600,
  d: 86_400,
  w: 604_800,
  y: 31_557_600,
};

/** @param unit of a `maxAge` that is a number */
export function keptByOptions(
  options: readonly PlacedField[],
  project: Project,
  unit: 'ms' | 's',
): KeepTime | undefined {
  const option = (wanted: RegExp): PlacedField | undefined => options.find(({ key }) => wanted.test(key));
  const sets = option(/^setHeaders$/);
  const setter = sets && bodyOf(sets, project);
  const bySetter = setter && keptByCalls(setter.file, ({ scope }) => scope === setter.scope, project);
  if (bySetter) return bySetter;
  const header = option(/^cacheControl$/)?.value;
  if (header?.kind === 'boolean' && !header.value) return undefined;
  const age = option(/^max-?age$/i);
  const immutable = option(/^immutable$/)?.value;
  if (!age) return undefined;
  const seconds = secondsOf(age, project, unit);
  return {
    ...(seconds !== undefined && { maxAge: seconds }),
    ...(immutable?.kind === 'boolean' && immutable.value && { immutable: true as const }),
  };
}

/** The function that an option is: written in place, or by its name. */
function bodyOf({ value, place }: PlacedField, project: Project): Place | undefined {
  if (value.kind === 'function') return { ...place, scope: value.scope };
  const type = project.types.of(value, place);
  if (type?.kind === 'callback') return { file: type.file, scope: type.scope };
  if (type?.kind !== 'function') return undefined;
  const scope = project.names.files.get(type.file)?.functions.get(type.name)?.scope;
  return scope === undefined ? undefined : { file: type.file, scope };
}

/** `86400000`, `'1d'`; nothing for what is only known at run time. */
function secondsOf({ value, place }: PlacedField, project: Project, unit: 'ms' | 's'): number | undefined {
  const text = project.text(value, place);
  const [, amount, name = ''] = /^\s*(\d+(?:\.\d+)?)\s*([a-z]*)\s*$/i.exec(text ?? '') ?? [];
  if (amount === undefined) return undefined;
  if (name === '') return Number(amount) * (units[unit] ?? 1);
  const short = name.toLowerCase().replace(/^(?:msecs?|milliseconds?)$/, 'ms');
  const factor = units[short] ?? units[short.charAt(0)];
  return factor === undefined ? undefined : Number(amount) * factor;
}
