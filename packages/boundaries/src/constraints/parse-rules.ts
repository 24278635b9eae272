/** The gate of `banyan.yaml`: text and facts in; rules that can be obeyed, or all problems with their lines, out. */
import {
  type BoundaryRules,
  checkSchema,
  type ParseResult,
  parseText,
  type Problem,
  type ProjectConfig,
  withLines,
} from '@banyan/model';
import type { FactsIndex } from '../facts-index';
import { compileConstraints } from './compile-constraints';
import type { Constraints } from './constraints';

/** Problems of schema and meaning come together, in the order of the text. */
export function parseRules(text: string, index: FactsIndex): ParseResult<Constraints> {
  const read = parseText(text, 'PROJECT_CONFIG');
  if (!read.ok) return read;
  const shape = checkSchema('project-config', read.value);
  const { constraints, problems } = compileConstraints(soundRules(read.value, shape), index, read.lineOf);
  if (shape.length + problems.length === 0) return { ok: true, value: constraints };
  const all = withLines([...shape, ...problems], read.lineOf);
  return { ok: false, problems: all.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0)) };
}

/** The sections without a fault of shape, so that their meaning can be checked too. */
function soundRules(value: unknown, problems: readonly Problem[]): BoundaryRules {
  const at = (pointer: string) => problems.some(({ path }) => path === pointer || path.startsWith(`${pointer}/`));
  if (problems.some(({ path }) => path === '' || path === '/boundaries')) return {};
  const rules = (value as ProjectConfig).boundaries ?? {};
  const owners = at('/boundaries/owners');
  const sound = Object.entries(rules).filter(
    ([section]) => !at(`/boundaries/${section}`) && !(owners && section === 'contexts'),
  );
  return Object.fromEntries(sound);
}
