/** What a loop goes over, by its head and by what its body does to what the head hangs on. */
import type { RepeatFact } from '@banyan/model';
import type { Project } from '../../link/project';
import type { CallSketch, FileSketch, RepeatSketch } from '../../sketch/file-sketch';
import { renderTerm } from '../../sketch/term';
import { type Source, sourceOf } from './source-of';

const trying = /(?:attempt|retr(?:y|ies)|tries|tried)/i;
const waiting = /^(?:sleep\w*|delay\w*|wait\w*|pause\w*|setTimeout|backoff\w*)$/i;
const paged = /(?:page|cursor|offset|skip|batch|chunk|hasmore|hasnext|nexttoken)/i;

/** The loop at this index of a file's repetitions. */
export function loopRepeat(file: string, index: number, project: Project): RepeatFact {
  const sketch = project.sketch(file);
  const loop = sketch.repeats[index] as RepeatSketch;
  const { by, line, element } = loop;
  const source = sourceOfLoop(loop, index, sketch, project);
  const named = element !== undefined && loop.form === 'each' && { element };
  return { by, line, ...source, ...named, ...(loop.waits && { sequential: true }) };
}

function sourceOfLoop(loop: RepeatSketch, index: number, sketch: FileSketch, project: Project): Source {
  const place = { file: sketch.path, scope: loop.scope };
  const over = loop.over && sourceOf(loop.over, place, project);
  if (loop.form === 'each') return streamed(loop, over ?? unknown);
  if (loop.form === 'counted') return counted(loop, over ?? unknown, sketch);
  return whileSource(loop, over, callsIn(index, sketch));
}

const unknown: Source = { over: 'unknown', text: '' };

function streamed(loop: RepeatSketch, source: Source): Source {
  if (!loop.streams) return source;
  const isPaged = paged.test(`${loop.element ?? ''} ${source.text}`);
  return { ...source, over: isPaged ? 'pages' : 'stream' };
}

function counted(loop: RepeatSketch, source: Source, sketch: FileSketch): Source {
  const bound = loop.over ? renderTerm(loop.over, sketch.calls) : '';
  if (trying.test(`${loop.element ?? ''} ${bound}`)) return { ...source, over: 'attempts' };
  if (loop.step && source.over !== 'constant') return { ...source, over: 'chunks' };
  if (/page/i.test(`${loop.element ?? ''} ${bound}`)) return { ...source, over: 'pages' };
  return source;
}

/** A loop that ends by itself: over a list that it takes from or counts along, at one thing until it is done, or by pages. */
function whileSource(loop: RepeatSketch, over: Source | undefined, calls: readonly CallSketch[]): Source {
  const named = (pattern: RegExp): CallSketch | undefined =>
    calls.find(({ callee }) => (callee.kind === 'member' || callee.kind === 'name') && pattern.test(callee.name));
  if (trying.test((loop.names ?? []).join(' '))) return { over: 'attempts', text: over?.text ?? '' };
  if (over && named(/^(?:splice|slice)$/)) return { over: 'chunks', text: over.text };
  const taking = named(/^(?:shift|pop)$/);
  if (taking?.callee.kind === 'member')
    return { over: 'collection', text: over?.text || renderTerm(taking.callee.of, []) };
  if (over && loop.element !== undefined) return over;
  if (named(waiting)) return { over: 'attempts', text: '' };
  if (named(/^next$/)) return { over: 'stream', text: over?.text ?? '' };
  return { over: 'pages', text: over?.text ?? '' };
}

/** Calls that a loop repeats, those of loops inside of it included. */
function callsIn(index: number, { calls, repeats }: FileSketch): CallSketch[] {
  return calls.filter(({ repeat }) => {
    for (let at = repeat; at !== undefined && at >= index; at = repeats[at]?.parent) if (at === index) return true;
    return false;
  });
}
