/** `repeat.ts` of a folder: the same repetition as a function that is handed what it repeats. */
import { type Group, indented, keyType } from './group';

export function repeatFile(group: Group): string {
  const { shape } = group;
  const presents = shape.form === 'presenter';
  const parameter = presents ? 'items: readonly Item[]' : (shape.parameter ?? 'items: readonly Item[]');
  const key = presents ? 'Item' : keyType(group);
  const body = presents
    ? 'return Promise.all(items.map((item) => run(item)));'
    : shape.body(`run(${shape.key})`, (given) => `repeat(${given}, run)`);
  return `import type { Item } from '../item';
${group.layer.imports}
${shape.imports ?? ''}
export async function repeat(${parameter}, run: (key: ${key}) => Promise<unknown>) {
${indented(body, '  ')}
}
`;
}
