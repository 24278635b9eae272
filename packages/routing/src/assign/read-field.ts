/** Values of a request's header fields and cookies. */

/** Value of the first field of that name. */
export function headerOf(fields: readonly string[], lowerName: string): string | undefined {
  for (let i = 0; i + 1 < fields.length; i += 2) {
    if (isFieldName(fields[i] as string, lowerName)) return fields[i + 1];
  }
  return undefined;
}

/** Cookies may come in several fields (RFC 9113 8.2.3); names are case-sensitive; the first one counts. */
export function cookieOf(fields: readonly string[], name: string): string | undefined {
  for (let i = 0; i + 1 < fields.length; i += 2) {
    if (!isFieldName(fields[i] as string, 'cookie')) continue;
    const value = valueIn(fields[i + 1] as string, name);
    if (value) return value;
  }
  return undefined;
}

/** Whether a field has this name, given in lower case. */
export function isFieldName(name: string, lowerName: string): boolean {
  return name.length === lowerName.length && (name === lowerName || name.toLowerCase() === lowerName);
}

function valueIn(cookies: string, name: string): string | undefined {
  for (let start = 0; start < cookies.length; ) {
    let end = cookies.indexOf(';', start);
    if (end === -1) end = cookies.length;
    const equals = cookies.indexOf('=', start);
    if (equals !== -1 && equals < end && cookies.slice(start, equals).trim() === name) {
      return unquote(cookies.slice(equals + 1, end).trim());
    }
    start = end + 1;
  }
  return undefined;
}

function unquote(value: string): string {
  return value.length > 1 && value.startsWith('"') && value.endsWith('"') ? value.slice(1, -1) : value;
}
