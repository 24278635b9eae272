/** Fields that `Connection` names: they are for the next hop only (RFC 9110 7.6.1). */

/** A caller must not be able to take these away by naming them: they frame the message or say who is meant. */
const kept: ReadonlySet<string> = new Set(['host', 'content-length', 'transfer-encoding', 'cookie']);

/** Options that name no field. */
const options: ReadonlySet<string> = new Set(['', 'close', 'keep-alive', 'upgrade']);

/** The usual values, which nominate nothing. */
export function isPlainOption(connection: string): boolean {
  return (
    connection === 'keep-alive' || connection === 'close' || connection === 'Keep-Alive' || connection === 'Upgrade'
  );
}

/**
 * Removes what `connection` nominates.
 * @param fields names and values in turn
 * @param connection all values of the Connection field, joined by commas
 */
export function dropNominated(fields: string[], connection: string): string[] {
  const names = new Set(
    connection
      .toLowerCase()
      .split(',')
      .map((token) => token.trim())
      .filter((token) => !options.has(token) && !kept.has(token)),
  );
  if (names.size === 0) return fields;
  return fields.filter((_, i) => !names.has((fields[i - (i % 2)] ?? '').toLowerCase()));
}
