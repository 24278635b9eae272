/** Which functions have to do with routes: those that add or mount some, and those that call such functions. */
import type { Project } from '../../../link/project';
import { isTest } from '../../../read/list-tree';
import type { CallSketch, FileSketch } from '../../../sketch/file-sketch';
import { isHandlerName } from '../../../sketch/handler-name';
import type { Term } from '../../../sketch/term';

const verbs = new Set('get post put patch delete del head options all'.split(' '));
const mounts = new Set('use register route mount prefix routes'.split(' '));

/** What applications and routers are called where nothing says what they are. */
export const givenNames = /^(?:app|application|router|server|fastify|api|instance)$/;
type Imported = ReadonlyMap<string, { readonly specifier: string; readonly imported: string }>;

/** A call that may make its scope relevant: by itself, or by the names that it calls. */
interface Lead {
  readonly scope: number;
  readonly itself: boolean;
  readonly names: readonly string[];
}

/** Relevant scopes by file. */
export class Relevance {
  private readonly scopes = new Map<string, ReadonlySet<number>>();
  private readonly wanted: Set<string>;
  private readonly leads = new Map<FileSketch, readonly Lead[]>();

  /** @param known names of functions and classes that are known to be relevant */
  constructor(
    private readonly project: Project,
    known: readonly string[] = [],
  ) {
    this.wanted = new Set(known);
    const sketches = project.sketches.filter(({ path }) => !isTest(path));
    for (let before = -1; before !== this.wanted.size; ) {
      before = this.wanted.size;
      for (const sketch of sketches) this.add(sketch, this.wanted);
    }
  }

  /** Names of functions and classes that are relevant, sorted. */
  get names(): readonly string[] {
    return [...this.wanted].sort();
  }

  /** Files that have a relevant function. */
  get files(): readonly string[] {
    return [...this.scopes.keys()];
  }

  scope(file: string, scope: number): boolean {
    return this.scopes.get(file)?.has(scope) ?? false;
  }

  /** What the calls of a file say by themselves: read once, asked in every round. */
  private leadsOf(sketch: FileSketch): readonly Lead[] {
    const known = this.leads.get(sketch);
    if (known) return known;
    const imported: Imported = this.project.names.files.get(sketch.path)?.imported ?? new Map();
    const leads = sketch.calls.flatMap((call): Lead[] => {
      if (isRouteCall(call) || handsOn(call)) return [{ scope: call.scope, itself: true, names: [] }];
      const names = calledNames(call, sketch, imported);
      return names.length > 0 ? [{ scope: call.scope, itself: false, names }] : [];
    });
    this.leads.set(sketch, leads);
    return leads;
  }

  /** @param wanted names of functions and classes that are known to be relevant; grows */
  private add(sketch: FileSketch, wanted: Set<string>): void {
    const found = new Set<number>();
    for (const { scope, itself, names } of this.leadsOf(sketch)) {
      if (!itself && !names.some((name) => wanted.has(name))) continue;
      for (let at = scope; at >= 0 && !found.has(at); at = sketch.scopes[at]?.parent ?? -1) found.add(at);
    }
    if (found.size === 0) return;
    this.scopes.set(sketch.path, found);
    for (const { name, scope } of sketch.functions) {
      if (name === '' || isHandlerName(name) || !found.has(scope)) continue;
      wanted.add(calledAs(name));
    }
    // Whatever name such a module is imported by.
    if (sketch.exports.some(({ name }) => name === 'default')) for (const name of importNames(sketch)) wanted.add(name);
  }
}

/** `Photos.find` is called `find`, `Photos.constructor` by the name of the class. */
function calledAs(name: string): string {
  const own = name.endsWith('.constructor') ? name.slice(0, -'.constructor'.length) : name;
  return own.slice(own.lastIndexOf('.') + 1);
}

/** A call that may add or mount routes. */
export function isRouteCall({ callee, args, isNew }: CallSketch): boolean {
  if (isNew || (callee.kind !== 'member' && callee.kind !== 'item')) return false;
  if (callee.kind === 'item') return args.length > 1 && callee.key.kind !== 'number';
  if (mounts.has(callee.name)) return args.length > 0;
  return verbs.has(callee.name) && args.length > 1 && mayBePath(args[0]);
}

function mayBePath(term: Term | undefined): boolean {
  return term !== undefined && !['function', 'record', 'number', 'boolean', 'null'].includes(term.kind);
}

/** `routes.forEach((add) => add(app))`: whoever it is, it is given an application. */
function handsOn({ args }: CallSketch): boolean {
  return args.some((arg) => arg.kind === 'name' && givenNames.test(arg.name));
}

/** `a.b.run(…)` calls `run`; `require('./routes')(app)` calls the module, and so does what is imported as a whole. */
function calledNames({ callee }: CallSketch, sketch: FileSketch, imported: Imported): string[] {
  if (callee.kind === 'member') return [callee.name];
  if (callee.kind === 'name') {
    const source = imported.get(callee.name);
    return source ? [callee.name, source.imported, baseName(source.specifier)] : [callee.name];
  }
  const inner = callee.kind === 'call' ? sketch.calls[callee.call] : undefined;
  const required = inner?.callee.kind === 'name' && inner.callee.name === 'require' ? inner.args[0] : undefined;
  return required?.kind === 'text' ? [baseName(required.value)] : [];
}

function importNames({ path }: FileSketch): string[] {
  const [folder = '', file = ''] = path.split('/').slice(-2);
  const own = baseName(path.includes('/') ? file : folder);
  return own === 'index' ? [folder, own] : [own];
}

function baseName(path: string): string {
  return (path.split('/').at(-1) ?? path).replace(/\.[cm]?[jt]sx?$/, '');
}
