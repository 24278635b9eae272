/** Events of the proxy: sentences on a terminal, JSON where a machine reads. */
import type { LogLine } from '@banyan/proxy';
import { paint } from './paint';

const colours = { info: 'green', warn: 'yellow', error: 'red' } as const;

/** One line, without its end. Problems of a refused plan stand below on a terminal. */
export function formatLogLine(line: LogLine, stream: NodeJS.WriteStream): string {
  if (!stream.isTTY) return JSON.stringify(line);
  const problems = (line.problems ?? []).map(
    ({ code, path, message, line: at }) => `\n  ${code}${at ? ` at line ${at}` : ''} ${path}: ${message}`,
  );
  return `${paint(colours[line.level], line.event, stream)} ${line.message}${problems.join('')}`;
}
