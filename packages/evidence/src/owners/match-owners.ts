/** Which rule decides about a file. */
import ignore from 'ignore';
import type { OwnerRule } from './parse-codeowners';

/** Owners of a path within the repository, and the line that said so; `undefined` when nobody owns it. */
export type FindOwners = (path: string) => { readonly owners: readonly string[]; readonly line: number } | undefined;

/** In every section the last rule that matches decides; what several sections say adds up. */
export function matchOwners(rules: readonly OwnerRule[]): FindOwners {
  const matchers = rules.map((rule) => ({ rule, matches: toMatcher(rule.pattern) }));
  return (path) => {
    const deciding = new Map<string, OwnerRule>();
    for (const { rule, matches } of matchers) if (matches(path)) deciding.set(rule.section, rule);
    const named = [...deciding.values()].filter(({ pattern, owners }) => owners.length > 0 && !pattern.startsWith('!'));
    if (named.length === 0) return undefined;
    const owners = [...new Set(named.flatMap((rule) => rule.owners))];
    return { owners, line: Math.max(...named.map(({ line }) => line)) };
  };
}

/**
 * Patterns are gitignore's but for one thing: `docs/*` means the files directly in `docs`, where gitignore would take
 * the folders in it and so everything below. GitLab's `!pattern` takes a file out of a section.
 */
function toMatcher(pattern: string): (path: string) => boolean {
  const plain = pattern.replace(/^!/, '');
  const { ignores } = ignoreOf(plain);
  const depth = /[^*]\/\*$/.test(plain) && !plain.includes('**') ? depthOf(plain.replace(/^\//, '')) : undefined;
  return (path) => ignores(path) && (depth === undefined || depthOf(path) === depth);
}

function ignoreOf(pattern: string) {
  const one = ignore({ ignorecase: false }).add(pattern);
  return { ignores: (path: string) => one.ignores(path) };
}

function depthOf(path: string): number {
  return path.split('/').length;
}
