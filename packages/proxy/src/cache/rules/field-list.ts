/** Looks into header fields kept as a list, names and values in turn. */

/** Values of all fields of that name, in order. */
export function valuesOf(fields: readonly string[], lowerName: string): readonly string[] {
  const values: string[] = [];
  for (let i = 0; i + 1 < fields.length; i += 2) {
    if (isNamed(fields[i] as string, lowerName)) values.push(fields[i + 1] as string);
  }
  return values;
}

/** One value, as RFC 9110 5.3 joins several; undefined when there is no such field. */
export function joinedValue(fields: readonly string[], lowerName: string): string | undefined {
  const values = valuesOf(fields, lowerName);
  return values.length === 0 ? undefined : values.join(', ');
}

/** Whether there is a field of that name. */
export function hasField(fields: readonly string[], lowerName: string): boolean {
  for (let i = 0; i + 1 < fields.length; i += 2) {
    if (isNamed(fields[i] as string, lowerName)) return true;
  }
  return false;
}

/** The fields whose names are not in the set, which is in lower case. */
export function withoutFields(fields: readonly string[], lowerNames: ReadonlySet<string>): string[] {
  return fields.filter((_, i) => !lowerNames.has((fields[i - (i % 2)] ?? '').toLowerCase()));
}

/** Members of comma-separated lists, trimmed, empty ones left out. */
export function membersOf(values: readonly string[]): readonly string[] {
  return values.flatMap((value) => value.split(',')).flatMap((member) => member.trim() || []);
}

function isNamed(name: string, lowerName: string): boolean {
  return name.length === lowerName.length && (name === lowerName || name.toLowerCase() === lowerName);
}
