/** Classes with `@Module`: what they import, control, provide and export. */
import type { ModuleReference, NestModuleFact } from '@banyan/model';
import { field, type PlacedClass, type Project } from '../../link/project';
import type { Place } from '../../link/types';
import type { Term } from '../../sketch/term';
import { classReference } from './class-reference';
import { decorator } from './decorated';

const lists = ['imports', 'controllers', 'providers', 'exports'] as const;
type Lists = Readonly<Record<(typeof lists)[number], readonly ModuleReference[]>>;
const ways = ['useClass', 'useValue', 'useFactory', 'useExisting'] as const;

export function nestModuleFacts(project: Project): NestModuleFact[] {
  return project.classes.flatMap((placed) => {
    const module = decorator(placed.sketch.decorators, 'Module');
    return module ? [toFact(placed, module.args[0], project)] : [];
  });
}

function toFact(placed: PlacedClass, options: Term | undefined, project: Project): NestModuleFact {
  const { file, sketch } = placed;
  const place = { file, scope: 0 };
  const declared = [
    ...openedOptions({ term: options, place }, project).map((given) => listsOf(given.term, given.place, project)),
    ...dynamicLists(placed, project),
  ];
  const merged = Object.fromEntries(
    lists.map((list) => [list, distinct(declared.flatMap((part) => part[list]))]),
  ) as unknown as Lists;
  return {
    id: `${file}#${sketch.name}`,
    file,
    line: sketch.line,
    name: sketch.name,
    ...merged,
    global: decorator(sketch.decorators, 'Global') !== undefined,
  };
}

interface Options {
  readonly term: Term | undefined;
  readonly place: Place;
}

/** `@Module({ … })`, `@Module(options)`, `@Module(optionsFor())`: what a function gives back, or those that it asks. */
function openedOptions({ term, place }: Options, project: Project, depth = 0): Options[] {
  if (!term || term.kind === 'record' || depth > 4) return [{ term, place }];
  const again = (inner: Options): Options[] => openedOptions(inner, project, depth + 1);
  if (term.kind === 'name' || term.kind === 'member') {
    const constant = project.types.constant(term, place);
    return constant ? again(constant) : [];
  }
  const call = term.kind === 'call' ? project.sketch(place.file).calls[term.call] : undefined;
  const callee = call && project.types.of(call.callee, { ...place, scope: call.scope });
  if (callee?.kind !== 'function') return [];
  const sketch = project.sketch(callee.file);
  const scope = project.names.files.get(callee.file)?.functions.get(callee.name)?.scope;
  const returns = scope === undefined ? undefined : sketch.scopes[scope]?.returns;
  if (scope === undefined || returns?.kind === 'record')
    return [{ term: returns, place: { file: callee.file, scope: scope ?? 0 } }];
  return sketch.calls.flatMap((entry, index) =>
    entry.scope === scope ? again({ term: { kind: 'call', call: index }, place: { file: callee.file, scope } }) : [],
  );
}

/** A dynamic module returns the rest of its lists: `static forRoot() { return { module, providers } }`. */
function dynamicLists({ file, sketch }: PlacedClass, project: Project): Lists[] {
  return sketch.members.flatMap((member) => {
    if (!member.static || member.scope === undefined) return [];
    const returns = project.sketch(file).scopes[member.scope]?.returns;
    return field(returns, 'module') ? [listsOf(returns, { file, scope: member.scope }, project)] : [];
  });
}

function listsOf(options: Term | undefined, place: Place, project: Project): Lists {
  const line = (list: string): number =>
    (options?.kind === 'record' ? options.fields.find((entry) => entry.key === list)?.line : undefined) ?? 1;
  return Object.fromEntries(
    lists.map((list) => [list, referencesOf(field(options, list), place, line(list), project)]),
  ) as unknown as Lists;
}

/** References of one list; constants and spreads are opened. */
function referencesOf(
  term: Term | undefined,
  place: Place,
  line: number,
  project: Project,
  depth = 0,
): ModuleReference[] {
  if (!term || depth > 6) return [];
  switch (term.kind) {
    case 'list':
      return term.items.flatMap((item, at) => referencesOf(item, place, term.lines[at] ?? line, project, depth + 1));
    case 'spread':
      return referencesOf(term.of, place, line, project, depth + 1);
    case 'either':
      return term.options.flatMap((option) => referencesOf(option, place, line, project, depth + 1));
    case 'record':
      return customProvider(term, place, project);
    case 'call':
      return fromCall(term.call, place, project, depth);
    case 'name':
    case 'member': {
      const constant = project.types.constant(term, place);
      if (constant && constant.term.kind !== 'name') {
        return referencesOf(constant.term, constant.place, line, project, depth + 1);
      }
      return plain(term, place, line, project);
    }
    default:
      return [];
  }
}

function plain(term: Term, place: Place, line: number, project: Project): ModuleReference[] {
  const reference = classReference(term, place, project);
  return reference ? [{ file: place.file, line, name: reference.name, ...idOf(reference.type) }] : [];
}

function customProvider(term: Extract<Term, { kind: 'record' }>, place: Place, project: Project): ModuleReference[] {
  const line = term.fields[0]?.line ?? 1;
  const dynamic = field(term, 'module');
  if (dynamic) return plain(dynamic, place, line, project);
  const token = field(term, 'provide');
  if (!token) return [];
  const custom = ways.find((way) => field(term, way));
  const made =
    custom === 'useClass' || custom === 'useExisting' ? classReference(field(term, custom), place, project) : undefined;
  const reference = classReference(token, place, project);
  const name = token.kind === 'text' ? token.value : (reference?.name ?? '…');
  return [{ file: place.file, line, name, ...idOf(made?.type ?? reference?.type), ...(custom && { custom }) }];
}

function fromCall(index: number, place: Place, project: Project, depth: number): ModuleReference[] {
  const call = project.sketch(place.file).calls[index];
  if (!call) return [];
  const forward = classReference({ kind: 'call', call: index }, place, project);
  if (forward)
    return [{ file: place.file, line: call.line, name: forward.name, ...idOf(forward.type), forwardRef: true }];
  if (call.callee.kind === 'member') {
    const owner = classReference(call.callee.of, place, project);
    if (owner && /^[A-Z]/.test(owner.name)) {
      const names = call.args.flatMap((arg) => classNames(arg, place, project));
      const extra = names.length > 0 ? { arguments: names } : {};
      return [
        {
          file: place.file,
          line: call.line,
          name: owner.name,
          ...idOf(owner.type),
          dynamic: call.callee.name,
          ...extra,
        },
      ];
    }
    // `[A, B].filter(Boolean)`, `providers.concat(…)`
    const parts = [call.callee.of, ...call.args.filter((arg) => arg.kind === 'list')];
    return parts.flatMap((part) =>
      part.kind === 'list' || part.kind === 'name' ? referencesOf(part, place, call.line, project, depth + 1) : [],
    );
  }
  return [];
}

/** Names of the classes in the arguments of a dynamic module: `forFeature([Photo, { name: Album.name }])`. */
function classNames(term: Term, place: Place, project: Project, depth = 0): string[] {
  if (depth > 4) return [];
  if (term.kind === 'list') return term.items.flatMap((item) => classNames(item, place, project, depth + 1));
  if (term.kind === 'record') {
    return term.fields
      .filter(({ key }) => key === 'name')
      .flatMap(({ value }) => classNames(value, place, project, depth + 1));
  }
  if (term.kind === 'name' || term.kind === 'member') {
    const constant = project.types.constant(term, place);
    if (constant?.term.kind === 'list') return classNames(constant.term, constant.place, project, depth + 1);
    const reference = classReference(term, place, project);
    return reference?.type ? [reference.name] : [];
  }
  return [];
}

function idOf(type: { readonly file: string; readonly name: string } | undefined): { readonly id?: string } {
  return type ? { id: `${type.file}#${type.name}` } : {};
}

function distinct(references: readonly ModuleReference[]): ModuleReference[] {
  const seen = new Set<string>();
  return references.filter((reference) => {
    const key = JSON.stringify([
      reference.name,
      reference.id,
      reference.dynamic,
      reference.arguments,
      reference.custom,
    ]);
    return !seen.has(key) && seen.add(key);
  });
}
