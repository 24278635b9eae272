/** Fastify: plugins with their prefixes, routes as options, folders that are loaded by themselves. */
import { field } from '../../link/project';
import type { Term } from '../../sketch/term';
import { autoload } from './fastify-autoload';
import { enhancersIn, handlerIn } from './handlers';
import { mount, routerNode, type RouterNode } from './router-node';
import type { PlacedValueCall, Run } from './run/run';
import { textsIn, unknown, type Value } from './run/value';

const verbs = new Set('get post put patch delete head options all'.split(' '));
const same = new Set(['withTypeProvider', 'after', 'setErrorHandler', 'setNotFoundHandler', 'decorate', 'addSchema']);
const hooks = new Set(['onRequest', 'preParsing', 'preValidation', 'preHandler']);

/** `fastify()`, `Fastify.fastify()` */
export function fastifyMade(imported: string, method: string): Value | undefined {
  const what = method || imported;
  return /^(?:default|\*|=|[fF]astify)$/.test(what)
    ? { kind: 'router', router: routerNode('fastify', true) }
    : undefined;
}

export function fastifyCall(router: RouterNode, call: PlacedValueCall, run: Run): Value | undefined {
  const { name, args, sketch, frame } = call;
  const self: Value = { kind: 'router', router };
  if (name === 'register') {
    register(router, args[0] ?? unknown, args[1], call, run);
    return self;
  }
  if (name === 'route') {
    const [options = unknown] = args;
    const methods = textsIn(run.member(options, 'method'));
    for (const path of pathsOf(run.member(options, 'url'), run.member(options, 'path')))
      add(router, methods, path, optionsTerm(sketch.args[0], call, run), [], call, run);
    return self;
  }
  if (name === 'addHook' && args[0]?.kind === 'text' && hooks.has(args[0].text)) {
    const enhancers = sketch.args.slice(1).flatMap((term) => enhancersIn(term, frame, run));
    for (const enhancer of enhancers) router.fronts.push({ path: '', enhancer });
    return self;
  }
  if (verbs.has(name) && args.length > 1) {
    const options = sketch.args.length > 2 || args[1]?.kind === 'record' ? sketch.args[1] : undefined;
    const handlers = sketch.args.slice(1).filter((term) => term !== options);
    for (const path of pathsOf(args[0] ?? unknown))
      add(router, [name], path, optionsTerm(options, call, run), handlers, call, run);
    return self;
  }
  return same.has(name) ? self : undefined;
}

/** A plugin has a router of its own below its parent, unless it is made to share. */
export function register(
  parent: RouterNode,
  plugin: Value,
  options: Value | undefined,
  call: PlacedValueCall,
  run: Run,
): void {
  const prefix = options ? textsIn(run.member(options, 'prefix'))[0] : undefined;
  if (plugin.kind === 'library') return autoload(parent, plugin, options, call, run);
  const fn = plugin.kind === 'module' ? run.member(plugin, 'default') : plugin;
  if (fn.kind !== 'closure') return;
  const router = fn.flat ? parent : routerNode('fastify', false);
  if (!fn.flat) {
    mount(router, parent, prefix ?? '');
    router.fronts.push(...parent.fronts.map((front) => ({ ...front, path: '' })).slice(0, 0));
  }
  run.invoke(fn, [{ kind: 'router', router }, options ?? unknown]);
}

function add(
  router: RouterNode,
  methods: readonly string[],
  path: string,
  options: Term | undefined,
  handlers: readonly Term[],
  { sketch, frame }: PlacedValueCall,
  run: Run,
): void {
  const own = field(options, 'handler');
  const before = [...hooks].flatMap((hook) => {
    const term = field(options, hook);
    return term ? enhancersIn(term, frame, run) : [];
  });
  for (const method of methods) {
    router.routes.push({
      method: method.toUpperCase(),
      path,
      ...handlerIn(handlers.length > 0 ? handlers : own ? [own] : [], frame, run, sketch),
      file: frame.file,
      line: sketch.line,
      through: before.map((enhancer) => ({ ...enhancer, on: 'handler' })),
      behind: router.fronts.length,
    });
  }
}

function pathsOf(...values: readonly Value[]): string[] {
  for (const value of values) {
    const texts = textsIn(value);
    if (texts.length > 0) return texts;
  }
  return ['*'];
}

/** Options written in place, or those of a constant. */
function optionsTerm(term: Term | undefined, { frame }: PlacedValueCall, run: Run): Term | undefined {
  const value = term && run.value(term, frame);
  return value?.kind === 'record' ? value.term : term;
}
