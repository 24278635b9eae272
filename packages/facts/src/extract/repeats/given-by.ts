/** Where a value comes from, through the names that it goes by: a parameter of the function that it stands in. */
import type { GivenFact, HandedFact } from '@banyan/model';
import type { PlacedCall, Project } from '../../link/project';
import type { Place } from '../../link/types';
import type { BindingSketch, CallSketch, FileSketch } from '../../sketch/file-sketch';
import type { Term } from '../../sketch/term';
import { passing, wrapping } from './passing-calls';

const deepest = 16;
/** What no list of is gone over. */
const single = /^(?:string|number|boolean|bigint|Date|symbol)$/;

/** Nothing for what the function makes, reads or holds itself. */
export function givenBy(term: Term, place: Place, project: Project, depth = 0): GivenFact | undefined {
  const inner = (next: Term | undefined): GivenFact | undefined =>
    next && depth < deepest ? givenBy(next, place, project, depth + 1) : undefined;
  const sketch = project.sketch(place.file);
  switch (term.kind) {
    case 'cast':
    case 'spread':
    case 'item':
      return inner(term.of);
    case 'member': {
      const given = inner(term.of);
      return given && { ...given, words: `${given.words}.${term.name}` };
    }
    case 'name':
      return nameGiven(term.name, place, sketch, (init, scope) =>
        depth < deepest ? givenBy(init, { file: place.file, scope }, project, depth + 1) : undefined,
      );
    case 'list': {
      const [only] = term.items;
      return term.items.length === 1 && only?.kind === 'spread' ? inner(only) : undefined;
    }
    case 'either':
      return given(term.options, inner);
    case 'call':
      return inner(passedOn(sketch.calls[term.call]));
    default:
      return undefined;
  }
}

/** `ids ?? []`: given, unless another side may be something else. */
function given(options: readonly Term[], inner: (term: Term) => GivenFact | undefined): GivenFact | undefined {
  const found = options.map((option) => inner(option));
  const plain = options.every(({ kind }, at) => found[at] || kind === 'list' || kind === 'null' || kind === 'record');
  return plain ? found.find((one) => one !== undefined) : undefined;
}

/** What a call hands on of what its function is given; lists may be among it. */
export function handsOn({ file, call }: Pick<PlacedCall, 'file' | 'call'>, project: Project): HandedFact[] {
  const place = { file, scope: call.scope };
  return call.args.flatMap((arg, argument) => {
    if (arg.kind !== 'record') return handed(argument, arg, place, project);
    return arg.fields.flatMap(({ key, value }) =>
      handed(argument, value, place, project).map((one) => (key === '...' ? one : { ...one, property: key })),
    );
  });
}

function handed(argument: number, value: Term, place: Place, project: Project): HandedFact[] {
  const given = givenBy(value, place, project);
  return given ? [{ argument, given }] : [];
}

function nameGiven(
  name: string,
  { scope }: Place,
  sketch: FileSketch,
  follow: (init: Term, scope: number) => GivenFact | undefined,
): GivenFact | undefined {
  for (let at = scope; at > 0; at = sketch.scopes[at]?.parent ?? -1) {
    const binding = sketch.scopes[at]?.bindings.get(name);
    if (!binding) continue;
    if (binding.parameter !== undefined) return parameterGiven(name, binding, at, sketch);
    return binding.init && !binding.mutable ? follow(binding.init, at) : undefined;
  }
  return undefined;
}

/** Parameters of callbacks are elements, and not what the function is given. */
function parameterGiven(name: string, binding: BindingSketch, scope: number, sketch: FileSketch) {
  const owner = sketch.scopes[scope]?.function ?? 0;
  if (binding.parameter === undefined || sketch.functions[owner]?.scope !== scope) return undefined;
  if (binding.type && single.test(binding.type.name)) return undefined;
  return { parameter: binding.parameter, words: name.startsWith('(') ? '' : name };
}

/** `filter`, `uniq`, and functions that make something of a value without waiting for anything. */
function passedOn(call: CallSketch | undefined): Term | undefined {
  if (!call) return undefined;
  const { callee, args, isNew, awaited } = call;
  const [first] = args;
  if (callee.kind === 'name') return wrapping.test(callee.name) || !(isNew || awaited) ? first : undefined;
  if (callee.kind !== 'member') return undefined;
  const ofClass = callee.of.kind === 'name' && /^(?:Object|Array|_|lodash)$/.test(callee.of.name);
  if (ofClass) return first;
  return passing.test(callee.name) ? callee.of : undefined;
}
