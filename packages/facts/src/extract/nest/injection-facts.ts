/** What the container gives to whom: constructor parameters and annotated properties. */
import type { InjectionFact } from '@banyan/model';
import type { PlacedClass, Project } from '../../link/project';
import type { DecoratorSketch } from '../../sketch/file-sketch';
import type { ClassType } from '../../link/type';
import type { TypeTerm } from '../../sketch/term';
import { classReference } from './class-reference';
import { roleOf } from '../class-facts';

const repositoryDecorators = new Set(['InjectRepository', 'InjectModel', 'InjectEntityManager']);
const tokenDecorators = new Set([
  'Inject',
  'InjectQueue',
  'InjectFlowProducer',
  'InjectDataSource',
  'InjectConnection',
  'InjectRedis',
]);

/** Something that a class is given. */
interface Wanted {
  readonly line: number;
  readonly type?: TypeTerm;
  readonly decorators: readonly DecoratorSketch[];
  readonly via: InjectionFact['via'];
}

/** @param tokens token → the class that a custom provider of any module makes for it */
export function injectionFacts(project: Project, tokens: ReadonlyMap<string, string>): InjectionFact[] {
  return project.classes.flatMap((placed) =>
    wantedBy(placed).flatMap((wanted) => {
      const fact = toFact(placed, wanted, tokens, project);
      return fact ? [fact] : [];
    }),
  );
}

function wantedBy(placed: PlacedClass): Wanted[] {
  const { sketch } = placed;
  const role = roleOf(placed);
  // Only the container fills constructors; of undecorated classes we know no such thing.
  const managed = role !== 'other' && role !== 'entity';
  const parameters = managed || sketch.parameters.some(isAnnotated) ? sketch.parameters : [];
  return [
    ...parameters.map((parameter): Wanted => ({ ...parameter, via: 'constructor' })),
    ...sketch.members.filter(isAnnotated).map((member): Wanted => ({ ...member, via: 'property' })),
  ];
}

function isAnnotated({ decorators }: { readonly decorators: readonly DecoratorSketch[] }): boolean {
  return decorators.some(({ name }) => repositoryDecorators.has(name) || tokenDecorators.has(name));
}

function toFact(
  { file, sketch }: PlacedClass,
  wanted: Wanted,
  tokens: ReadonlyMap<string, string>,
  project: Project,
): InjectionFact | undefined {
  const place = { file, scope: 0 };
  const base = { file, line: wanted.line, from: `${file}#${sketch.name}`, via: wanted.via };
  const repository = wanted.decorators.find(({ name }) => repositoryDecorators.has(name));
  const token = wanted.decorators.find(({ name }) => tokenDecorators.has(name));
  const written = wanted.type && writtenType(wanted.type);
  if (repository) {
    const entity = classReference(repository.args[0], place, project)?.name;
    return { ...base, token: written ?? repository.name, forwardRef: false, ...(entity !== undefined && { entity }) };
  }
  const typed = project.types.written(wanted.type, file);
  const reference = token && classReference(token.args[0], place, project);
  const text = token && (project.text(token.args[0], place) ?? undefined);
  const name = token ? (text !== undefined ? JSON.stringify(text) : (reference?.name ?? written)) : written;
  if (name === undefined) return undefined;
  // What a module makes for a token is nearer than what the receiver says it is; a queue's name is no token.
  const made = token?.name === 'Inject' ? tokens.get(text ?? reference?.name ?? '') : undefined;
  const to =
    idOf(reference?.type) ?? made ?? idOf(typed?.kind === 'class' ? typed : undefined) ?? onlyHeir(typed, project);
  return { ...base, token: name, forwardRef: reference?.forwardRef ?? false, ...(to !== undefined && { to }) };
}

function idOf(type: ClassType | undefined): string | undefined {
  return type && `${type.file}#${type.name}`;
}

/** An interface that one class implements is that class. */
function onlyHeir(type: ReturnType<Project['types']['written']>, project: Project): string | undefined {
  if (type?.kind !== 'interface') return undefined;
  const heirs = project.heirs.of(type.file, type.name);
  return heirs.length === 1 && heirs[0] ? `${heirs[0].file}#${heirs[0].name}` : undefined;
}

function writtenType({ name, args }: TypeTerm): string {
  return args.length === 0 ? name : `${name}<${args.map(writtenType).join(', ')}>`;
}
