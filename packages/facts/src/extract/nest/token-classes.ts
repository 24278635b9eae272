/** Injection tokens: which class a custom provider of any module makes for one. */
import type { PlacedTerm } from '../../link/constants';
import { field, type Project } from '../../link/project';
import type { ClassType, Type } from '../../link/type';
import type { Place } from '../../link/types';
import type { Term } from '../../sketch/term';
import { classReference } from './class-reference';

/** Lists within constants within lists end here. */
const deepest = 6;

/** Token → class. A string token is its text, any other one the name that it is written by. */
export function tokenClasses(project: Project): Map<string, string> {
  const tokens = new Map<string, string>();
  for (const { term, place } of customProviders(project)) {
    const token = field(term, 'provide');
    const name = project.text(token, place) ?? classReference(token, place, project)?.name;
    const made = madeClass(term, place, project);
    if (made && name !== undefined) tokens.set(name, `${made.file}#${made.name}`);
  }
  return tokens;
}

/** Records with `provide` in the modules' lists, and in what dynamic modules return. */
function customProviders(project: Project): PlacedTerm[] {
  return project.classes.flatMap(({ file, sketch }) => {
    const ofModule = sketch.decorators
      .filter(({ name }) => name === 'Module')
      .map(({ args }) => ({ term: args[0], place: { file, scope: 0 } }));
    const dynamic = sketch.members.flatMap(({ scope, static: isStatic }) => {
      const returns = isStatic && scope !== undefined ? project.sketch(file).scopes[scope]?.returns : undefined;
      return scope !== undefined && field(returns, 'module') ? [{ term: returns, place: { file, scope } }] : [];
    });
    return [...ofModule, ...dynamic].flatMap(({ term, place }) => {
      const providers = field(term, 'providers');
      return providers ? opened(providers, place, project) : [];
    });
  });
}

/** Object literals of a list; constants and spreads are opened. */
function opened(term: Term, place: Place, project: Project, depth = 0): PlacedTerm[] {
  if (depth > deepest) return [];
  const again = (inner: Term): PlacedTerm[] => opened(inner, place, project, depth + 1);
  switch (term.kind) {
    case 'record':
      return field(term, 'provide') ? [{ term, place }] : [];
    case 'list':
      return term.items.flatMap(again);
    case 'either':
      return term.options.flatMap(again);
    case 'spread':
    case 'cast':
      return again(term.of);
    case 'name':
    case 'member': {
      const constant = project.types.constant(term, place);
      return constant ? opened(constant.term, constant.place, project, depth + 1) : [];
    }
    default:
      return [];
  }
}

/** `useClass: X`, `useExisting: X`, `useFactory: (): X => …`, `useFactory: () => new X()`, `useValue: new X()` */
function madeClass(provider: Term, place: Place, project: Project): ClassType | undefined {
  const named = field(provider, 'useClass') ?? field(provider, 'useExisting');
  if (named) return classReference(named, place, project)?.type;
  const factory = field(provider, 'useFactory');
  if (factory?.kind === 'function') return factoryClass(provider, factory.scope, place, project);
  const value = field(provider, 'useValue');
  return value && instanceClass(project.types.of(value, place));
}

/** What a factory gives: as its type says, as it returns, or as it was injected. Of a list the first class stands for all. */
function factoryClass(provider: Term, scope: number, place: Place, project: Project): ClassType | undefined {
  const { returnType, returns, parameters } = project.sketch(place.file).scopes[scope] ?? {};
  const written = returnType?.name === 'Promise' ? returnType.args[0] : returnType;
  const said = instanceClass(project.types.written(written, place.file));
  if (said) return said;
  const injected = field(provider, 'inject');
  for (const term of returns?.kind === 'list' ? returns.items : returns ? [returns] : []) {
    const made = instanceClass(project.types.of(term, { file: place.file, scope }));
    if (made) return made;
    const at = term.kind === 'name' ? (parameters ?? []).findIndex(({ name }) => name === term.name) : -1;
    const given = injected?.kind === 'list' && at >= 0 ? injected.items[at] : undefined;
    const reference = classReference(field(given, 'token') ?? given, place, project);
    if (reference?.type) return reference.type;
  }
  return undefined;
}

function instanceClass(type: Type | undefined): ClassType | undefined {
  return type?.kind === 'class' && !type.itself ? type : undefined;
}
