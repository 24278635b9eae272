/** What stands in the brackets of a Prisma attribute. */
import type { Attr } from '@mrleebo/prisma-ast';

/** The first string in the brackets. */
export function textArgument(attribute: Attr): string | undefined {
  for (const { value } of attribute.args ?? []) {
    if (typeof value === 'string' && value.startsWith('"')) return value.slice(1, -1);
  }
  return keyArgument(attribute, 'name');
}

/** The value of `key: …`; nothing for lists. */
export function keyArgument(attribute: Attr, key: string): string | undefined {
  for (const { value } of attribute.args ?? []) {
    if (isRecord(value) && value['type'] === 'keyValue' && value['key'] === key) {
      const found = value['value'];
      return typeof found === 'string' ? found.replace(/^"|"$/g, '') : '';
    }
  }
  return undefined;
}

/** `[a, b(sort: Desc)]` → a, b; as `fields:` too. */
export function listArgument(attribute: Attr): string[] {
  for (const { value } of attribute.args ?? []) {
    const list = isRecord(value) && value['type'] === 'keyValue' && value['key'] === 'fields' ? value['value'] : value;
    if (!isRecord(list) || list['type'] !== 'array' || !Array.isArray(list['args'])) continue;
    return list['args'].map((item: unknown) =>
      typeof item === 'string' ? item : isRecord(item) ? String(item['name']) : '',
    );
  }
  return [];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
