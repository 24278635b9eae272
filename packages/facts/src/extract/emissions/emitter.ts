/** What hands things on: emitters, clients, buses and queues, by their types. */
import type { EmissionFact } from '@banyan/model';
import type { Project } from '../../link/project';
import type { LibraryType, Type } from '../../link/type';
import type { Place } from '../../link/types';
import type { DecoratorSketch } from '../../sketch/file-sketch';
import type { Term } from '../../sketch/term';

export interface Emitter {
  readonly kind: EmissionFact['kind'];
  /** Whether what is handed on is known by its name or by its class. */
  readonly by: 'name' | 'class';
  readonly queue?: string;
}

interface Rule extends Omit<Emitter, 'queue'> {
  readonly module: RegExp;
  readonly type: RegExp;
  readonly method: RegExp;
}

const rules: readonly Rule[] = [
  {
    module: /^(?:@nestjs\/event-emitter|eventemitter2)$/,
    type: /^EventEmitter2$|default/,
    method: /^emit(?:Async)?$/,
    kind: 'event',
    by: 'name',
  },
  {
    module: /^(?:node:)?events$|^eventemitter3$/,
    type: /EventEmitter|default|\*/,
    method: /^emit$/,
    kind: 'event',
    by: 'name',
  },
  { module: /^@nestjs\/microservices$/, type: /^Client/, method: /^(?:emit|send)$/, kind: 'message', by: 'name' },
  { module: /^@nestjs\/cqrs$/, type: /^CommandBus$/, method: /^execute$/, kind: 'command', by: 'class' },
  { module: /^@nestjs\/cqrs$/, type: /^QueryBus$/, method: /^execute$/, kind: 'query', by: 'class' },
  {
    module: /^@nestjs\/cqrs$/,
    type: /^EventBus$|^EventPublisher$/,
    method: /^publish(?:All)?$/,
    kind: 'event',
    by: 'class',
  },
  { module: /^@nestjs\/cqrs$/, type: /^AggregateRoot$/, method: /^apply$/, kind: 'event', by: 'class' },
  { module: /^(?:bull|bullmq)$/, type: /Queue|default/, method: /^add$/, kind: 'job', by: 'name' },
];

export function emitterOf(receiver: Term, method: string, place: Place, project: Project): Emitter | undefined {
  const type = libraryOf(project.types.of(receiver, place), project);
  const rule =
    type &&
    rules.find((entry) => entry.module.test(type.module) && entry.type.test(type.name) && entry.method.test(method));
  if (!rule) return undefined;
  const { kind, by } = rule;
  return kind === 'job' ? { kind, by, queue: queueName(receiver, type, place, project) } : { kind, by };
}

/** The library's class, also when the project's own one extends it. */
export function libraryOf(type: Type | undefined, project: Project): LibraryType | undefined {
  if (type?.kind === 'library') return type.itself ? undefined : type;
  return type?.kind === 'class' ? project.types.libraryBase(type) : undefined;
}

/** The name of a queue that something is called on. */
export function queueOf(receiver: Term, place: Place, project: Project): string {
  const type = libraryOf(project.types.of(receiver, place), project);
  return type ? queueName(receiver, type, place, project) : 'default';
}

/** The name of `@InjectQueue('name')` or `new Queue('name')`. */
function queueName(receiver: Term, { madeBy }: LibraryType, place: Place, project: Project): string {
  const made = madeBy && project.sketch(madeBy.file).calls[madeBy.call];
  const written = made && project.text(made.args[0], { file: madeBy.file, scope: made.scope });
  return written ?? injectedName(receiver, place, project) ?? 'default';
}

function injectedName(receiver: Term, place: Place, project: Project): string | undefined {
  if (receiver.kind !== 'member' || receiver.of.kind !== 'name' || receiver.of.name !== 'this') return undefined;
  const self = project.types.self(place);
  const sketch = self && project.names.files.get(self.file)?.classes.get(self.name);
  const held = [...(sketch?.parameters ?? []), ...(sketch?.members ?? [])].find(({ name }) => name === receiver.name);
  const inject = held?.decorators.find(({ name }: DecoratorSketch) => name === 'InjectQueue');
  return inject && self && project.text(inject.args[0], { file: self.file, scope: 0 });
}
