/** What a callback is run for: the elements of a list, of what a pool of workers is given, the values of a stream. */
import type { Project } from '../../link/project';
import type { Type } from '../../link/type';
import type { Place } from '../../link/types';
import type { CallSketch } from '../../sketch/file-sketch';
import type { Term } from '../../sketch/term';
import { type Source, sourceOf } from './source-of';

const collection: Source = { over: 'collection', text: '' };
/** What holds many, among libraries whose `map` takes one function and nothing else: `A.map(f)` against `TE.map(f)`. */
const listLike = /(?:array|set|map|record|list|chunk|stream|iterable|object)$/i;
const streaming = /^(?:eachAsync|forEach|on)$/;

/** Nothing for a callback that is run once: `TE.map(f)`, `mapper.map(f)` of an own class. */
export function callbackSource(call: CallSketch, index: number, file: string, project: Project): Source | undefined {
  const { callee } = call;
  const place = { file, scope: call.scope };
  if (callee.kind === 'name') return operatorSource(index, file, project) ?? argumentSource(call, place, project);
  if (callee.kind !== 'member') return collection;
  if (callee.name === 'from') return argumentSource(call, place, project);
  if (callee.name === 'process') return pooled(callee.of, file, project) ?? collection;
  const receiver = project.types.of(callee.of, place);
  if (isNamespace(receiver, callee.of)) {
    if (collectionArgument(call)) return argumentSource(call, place, project);
    return receiver?.kind === 'library' && !listLike.test(lastName(receiver)) ? undefined : collection;
  }
  if (receiver?.kind === 'class' && !receiver.itself && project.types.member(receiver, callee.name)) return undefined;
  if (receiver?.kind === 'library' && streaming.test(callee.name)) {
    return receiver.name === 'Collection'
      ? sourceOf(callee.of, place, project)
      : { ...sourceOf(callee.of, place, project), over: 'stream' };
  }
  return sourceOf(callee.of, place, project);
}

/** The argument that is no function, no number and no option: `pMap(photos, f)`, `R.map(f, photos)`. */
export function collectionArgument({ args }: CallSketch): Term | undefined {
  return args.find(
    ({ kind }) => kind === 'name' || kind === 'member' || kind === 'call' || kind === 'list' || kind === 'either',
  );
}

function argumentSource(call: CallSketch, place: Place, project: Project): Source {
  const length = call.args[0]?.kind === 'record' ? call.args[0].fields.find(({ key }) => key === 'length') : undefined;
  if (length?.value.kind === 'number')
    return { over: 'constant', text: String(length.value.value), size: length.value.value };
  if (call.args[0]?.kind === 'number')
    return { over: 'constant', text: String(call.args[0].value), size: call.args[0].value };
  const list = length?.value ?? collectionArgument(call);
  return list ? sourceOf(list, place, project) : collection;
}

/** `from(photos).pipe(mergeMap(f))` */
function operatorSource(index: number, file: string, project: Project): Source | undefined {
  const { calls } = project.sketch(file);
  const pipe = project
    .callIndex(file)
    .named('pipe')
    .find(({ args }) => args.some((arg) => arg.kind === 'call' && arg.call === index));
  if (pipe?.callee.kind !== 'member' || pipe.callee.of.kind !== 'call') return undefined;
  const maker = calls[pipe.callee.of.call];
  if (!maker) return undefined;
  const given = maker.args[0];
  if (maker.callee.kind === 'name' && maker.callee.name === 'of')
    return { over: 'constant', text: '', size: maker.args.length };
  return given ? sourceOf(given, { file, scope: maker.scope }, project) : collection;
}

/** `PromisePool.withConcurrency(4).for(photos)` */
function pooled(chain: Term, file: string, project: Project): Source | undefined {
  const call = chain.kind === 'call' ? project.sketch(file).calls[chain.call] : undefined;
  if (call?.callee.kind !== 'member') return undefined;
  const [list] = call.args;
  if (call.callee.name === 'for' && list) return sourceOf(list, { file, scope: call.scope }, project);
  return pooled(call.callee.of, file, project);
}

/** A name that a whole library or module goes by, and not what it made: `_`, `async`, `Bluebird`, `A`. */
function isNamespace(receiver: Type | undefined, term: Term): boolean {
  if (term.kind !== 'name') return false;
  if (receiver?.kind === 'library') return receiver.itself;
  return receiver?.kind === 'file' || (receiver?.kind === 'outside' && receiver.itself) || term.name === '_';
}

function lastName({ module, name }: Extract<Type, { kind: 'library' }>): string {
  return name === '*' || name === 'default' ? module : name;
}
