/** `module.ts` of a folder: what is bound to what. */
import { className, folderOf, type Group, waysOfGroup } from './group';
import type { Way } from '../cell';
import { storeNames } from './service-file';

export function moduleFile(group: Group): string {
  const ways = waysOfGroup(group);
  const resolves = group.shape.form === 'field-resolver' || group.shape.form === 'batch-function';
  const users = ways.map((way) => className(resolves ? 'Resolver' : 'Service', way));
  const controllers = resolves ? [] : ways.map((way) => className('Controller', way));
  const named = ways.flatMap(storeNames).filter((name) => !name.startsWith('type '));
  const ports = ways.includes('interface') && !resolves ? ['ServiceInterfacePort'] : [];
  return `import { Module } from '@nestjs/common';
${controllers.length > 0 ? `import { ${controllers.join(', ')} } from './controller';` : ''}
import { ${[...users, ...ports].join(', ')} } from './${resolves ? 'resolver' : 'service'}';
import { ${named.join(', ')} } from './store';
@Module({
  controllers: [${controllers.join(', ')}],
  providers: [
    ${ways.flatMap((way) => providers(group, way, resolves)).join(',\n    ')},
  ],
})
export class Module${pascal(folderOf(group))} {}
`;
}

function providers(group: Group, way: Way, resolves: boolean): string[] {
  const [store, step] = [className('Store', way), className('Step', way)];
  const user = className(resolves ? 'Resolver' : 'Service', way);
  const token = (name: string): string => `'${name}-${group.shape.name}-${group.operation}'`;
  if (way === 'new') return [user];
  if (way === 'token')
    return [store, step, ...(resolves ? [] : [user])]
      .map((name) => `{ provide: ${token(name)}, useClass: ${name} }`)
      .concat(resolves ? [user] : []);
  if (way !== 'interface') return [user, store, step];
  const { client } = group.layer;
  const given = client ? ['client'] : [];
  const made = `new ${user}(${[...given, `new ${store}(${given.join('')})`, `new ${step}(new ${store}(${given.join('')}))`].join(', ')})`;
  const type = client?.type.replace(/<.*/, '') ?? '';
  const parameter = client ? `client: ${client.type.replace(/<.*>/, '<never>')}` : '';
  const factory = `useFactory: (${parameter}) => ${made}, inject: [${client ? `'${type}'` : ''}]`;
  return [`{ provide: ${resolves ? user : 'ServiceInterfacePort'}, ${factory} }`];
}

function pascal(name: string): string {
  return name.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
}
