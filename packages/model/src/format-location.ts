/** Locations for people: `file:line`, which terminals and editors make clickable. */
import type { SourceLocation } from './documents/location';

/** `{ file: 'src/a.ts', line: 3 }` → `src/a.ts:3`. */
export function formatLocation({ file, line }: SourceLocation): string {
  return `${file}:${line}`;
}
