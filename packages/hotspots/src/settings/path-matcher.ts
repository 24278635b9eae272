/** Patterns of paths → whether one of them names a file. */
import type { ModulePath } from '@banyan/model';

/** A file, a folder with everything below it, or a glob: `*` within a segment, `**` over segments, `?` one character. */
export function pathMatcher(patterns: readonly string[]): (file: ModulePath) => string | undefined {
  const compiled = patterns.map((pattern) => [pattern, toExpression(pattern)] as const);
  return (file) => compiled.find(([, expression]) => expression.test(file))?.[0];
}

/** The pattern itself, or what is below it. */
function toExpression(pattern: string): RegExp {
  const path = pattern.replace(/^\.\//, '').replace(/\/+$/, '');
  const parts = path.split(/(\*\*\/|\*\*|\*|\?)/).map((part) => wildcards.get(part) ?? literally(part));
  return new RegExp(`^${parts.join('')}(?:/.*)?$`, 'u');
}

const wildcards = new Map([
  ['**/', '(?:.*/)?'],
  ['**', '.*'],
  ['*', '[^/]*'],
  ['?', '[^/]'],
]);

function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
