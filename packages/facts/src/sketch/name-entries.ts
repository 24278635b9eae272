/** Tables of functions: what is written in a list, a map or an object is a piece of its own, as it is called by its place. */
import type { Node } from 'oxc-parser';
import type { Pass } from './pass';
import { keyName } from './to-term';

/**
 * Says under which names the functions are known that a table holds. Tables in tables are none; of an object only arrow
 * functions, as `this` of the others is the table itself.
 */
export function nameEntries(node: Node | null, name: string, pass: Pass): void {
  switch (node?.type) {
    case 'ObjectExpression':
      for (const property of node.properties)
        if (property.type === 'Property' && property.value.type === 'ArrowFunctionExpression')
          nameEntry(property.value, keyName(property.key, property.computed), name, pass);
      return;
    case 'ArrayExpression':
      return node.elements.forEach((element, index) => nameEntry(element, String(index), name, pass));
    case 'NewExpression':
      if (node.callee.type === 'Identifier' && node.callee.name === 'Map') namePairs(node.arguments[0], name, pass);
      return;
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
      return nameEntries(node.expression, name, pass);
  }
}

/** `[['cover', async (photo) => …]]` */
function namePairs(pairs: Node | undefined, name: string, pass: Pass): void {
  if (pairs?.type !== 'ArrayExpression') return;
  pairs.elements.forEach((pair, index) => {
    if (pair?.type !== 'ArrayExpression' || !pair.elements[0]) return;
    nameEntry(pair.elements[1] ?? null, keyName(pair.elements[0], true) ?? String(index), name, pass);
  });
}

function nameEntry(entry: Node | null, key: string | undefined, name: string, pass: Pass): void {
  const isFunction = entry?.type === 'ArrowFunctionExpression' || entry?.type === 'FunctionExpression';
  if (isFunction && key !== undefined) pass.reserveName(entry, `${name}.${key}`);
}
