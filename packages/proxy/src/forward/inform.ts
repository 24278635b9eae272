/** Passes informational answers on to the caller. */
import { toClientFields } from '../head/to-client-fields';
import type { Exchange } from './exchange';

/** More of them than anybody needs are not passed on. */
export const maxInformational = 16;

/**
 * Step 4: 103 Early Hints; others have no use behind a proxy.
 * @param raw names and values in turn
 * @param count how many informational answers came, with this one
 */
export function inform({ request, response }: Exchange, status: number, raw: readonly Buffer[], count: number): void {
  if (status !== 103 || count > maxInformational || request.httpVersion === '1.0') return;
  const hints: Record<string, string | string[]> = Object.create(null) as Record<string, string[]>;
  const { fields } = toClientFields(raw, status, false);
  for (let i = 0; i < fields.length; i += 2) {
    const name = (fields[i] as string).toLowerCase();
    hints[name] = [...(hints[name] ?? []), fields[i + 1] as string];
  }
  try {
    if (hints['link']) response.writeEarlyHints(hints);
  } catch {
    // A hint that Node finds malformed is not passed on; the answer itself is to come.
  }
}
