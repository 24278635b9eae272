/** What the container gives to whom: constructor parameters and annotated properties. */
import type { InjectionFact } from '@banyan/model';
import { field, type PlacedClass, type Project } from '../../link/project';
import type { DecoratorSketch } from '../../sketch/file-sketch';
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
  const byToken = reference?.type ?? undefined;
  const own = byToken ?? (typed?.kind === 'class' ? typed : undefined);
  const to = own ? `${own.file}#${own.name}` : (tokens.get(text ?? reference?.name ?? '') ?? onlyHeir(typed, project));
  return { ...base, token: name, forwardRef: reference?.forwardRef ?? false, ...(to !== undefined && { to }) };
}

/** Token → the class that a custom provider makes for it. */
export function tokenClasses(project: Project): Map<string, string> {
  const tokens = new Map<string, string>();
  for (const sketch of project.sketches) {
    for (const record of recordsWithProvide(sketch.classes)) {
      const place = { file: sketch.path, scope: 0 };
      const token = field(record, 'provide');
      const made = classReference(field(record, 'useClass') ?? field(record, 'useExisting'), place, project)?.type;
      const name = project.text(token, place) ?? classReference(token, place, project)?.name;
      if (made && name !== undefined) tokens.set(name, `${made.file}#${made.name}`);
    }
  }
  return tokens;
}

function recordsWithProvide(classes: readonly PlacedClass['sketch'][]) {
  return classes.flatMap(({ decorators }) =>
    decorators
      .filter(({ name }) => name === 'Module')
      .flatMap(({ args }) => {
        const providers = field(args[0], 'providers');
        return providers?.kind === 'list' ? providers.items.filter((item) => field(item, 'provide')) : [];
      }),
  );
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
