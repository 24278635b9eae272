/** Routers of Express and Koa: who is mounted where, and the paths that come of it. */
import type { PlacedCall, Project } from '../../link/project';
import type { LibraryType, Type } from '../../link/type';
import type { Place } from '../../link/types';
import type { Term } from '../../sketch/term';
import { field } from '../../link/project';
import { joinRoute } from './join-route';

/** Where a router hangs below another one. */
interface Mount {
  readonly parent: string;
  readonly path: string;
}

/** All routers of a project. A router is known by the call that made it. */
export class Routers {
  private readonly mounts = new Map<string, Mount[]>();
  private bySymbol?: ReadonlyMap<string, readonly PlacedCall[]>;
  private readonly handed = new Map<string, string | undefined>();

  constructor(
    private readonly project: Project,
    calls: readonly PlacedCall[],
  ) {
    for (const placed of calls) this.addMounts(placed);
  }

  /** The router that a term is; nothing when it is none. */
  routerOf(term: Term, place: Place): string | undefined {
    return idOf(this.project.types.of(term, place)) ?? this.givenRouter(term, place);
  }

  /** Full paths before the routes of a router; one for each way to it. */
  prefixesOf(router: string, seen: readonly string[] = []): string[] {
    if (seen.includes(router)) return [];
    const own = this.ownPrefix(router);
    const mounts = this.mounts.get(router) ?? [];
    if (mounts.length === 0) return [own];
    return [
      ...new Set(
        mounts.flatMap(({ parent, path }) =>
          this.prefixesOf(parent, [...seen, router]).map((above) => joinRoute(above, path, own)),
        ),
      ),
    ].sort();
  }

  /** Whether a router is an application or hangs below one, as far as syntax shows. */
  isReached(router: string): boolean {
    return this.mounts.has(router) || router.includes('\0given') || isApp(this.typeOf(router));
  }

  private addMounts({ file, call }: PlacedCall): void {
    const { callee, args } = call;
    if (callee.kind !== 'member' || call.isNew || !/^(?:use|register|route)$/.test(callee.name)) return;
    const place = { file, scope: call.scope };
    const parent = this.routerOf(callee.of, place);
    if (parent === undefined) return;
    const paths = this.project.texts(args[0], place);
    for (const arg of args) {
      for (const { router, path } of this.mounted(arg, place)) {
        if (router === parent) continue;
        const prefixes = paths.length > 0 ? paths : [''];
        for (const prefix of prefixes) this.add(router, { parent, path: joinRoute(prefix, path) });
      }
    }
  }

  /** A router, `router.routes()`, `mount('/api', app)`, or a list of them. */
  private mounted(arg: Term, place: Place): { readonly router: string; readonly path: string }[] {
    if (arg.kind === 'list') return arg.items.flatMap((item) => this.mounted(item, place));
    const call = arg.kind === 'call' ? this.project.sketch(place.file).calls[arg.call] : undefined;
    if (call && isMount(this.project.types.of(call.callee, place))) {
      const path = this.project.text(call.args[0], place) ?? '';
      return call.args.flatMap((inner) => this.mounted(inner, place)).map(({ router }) => ({ router, path }));
    }
    const router = this.routerOf(arg, place);
    return router === undefined ? [] : [{ router, path: '' }];
  }

  private add(router: string, mount: Mount): void {
    const known = this.mounts.get(router) ?? [];
    if (!known.some(({ parent, path }) => parent === mount.parent && path === mount.path)) known.push(mount);
    this.mounts.set(router, known);
  }

  /** `new Router({ prefix })`, and `router.prefix('/x')`. */
  private ownPrefix(router: string): string {
    const { file, call } = parseId(router);
    const sketch = this.project.sketch(file);
    const made = sketch.calls[call];
    const place = { file, scope: made?.scope ?? 0 };
    const written = this.project.text(field(made?.args[0], 'prefix'), place);
    if (written !== undefined) return written;
    const later = sketch.calls.find(
      ({ callee, scope }) =>
        callee.kind === 'member' &&
        callee.name === 'prefix' &&
        idOf(this.project.types.of(callee.of, { file, scope })) === router,
    );
    return (later && this.project.text(later.args[0], { file, scope: later.scope })) ?? '';
  }

  /** A router that a function is given: `export function routes(app: Express) { app.get(…) }`, called once. */
  private givenRouter(term: Term, place: Place): string | undefined {
    if (term.kind !== 'name') return undefined;
    const sketch = this.project.sketch(place.file);
    for (let at = place.scope; at > 0; at = sketch.scopes[at]?.parent ?? -1) {
      const binding = sketch.scopes[at]?.bindings.get(term.name);
      if (!binding) continue;
      const owner = sketch.functions[sketch.scopes[at]?.function ?? 0];
      if (binding.parameter === undefined || owner?.scope !== at) return undefined;
      const handed = this.handedTo(place.file, owner.name, binding.parameter);
      // An application that nobody in sight hands over is still one.
      return handed ?? (isRouter(this.project.types.of(term, place)) ? `${place.file}\0given ${at}` : undefined);
    }
    return undefined;
  }

  private handedTo(file: string, name: string, parameter: number): string | undefined {
    const key = `${file}\0${name}\0${parameter}`;
    if (!this.handed.has(key)) this.handed.set(key, this.findHanded(file, name, parameter));
    return this.handed.get(key);
  }

  private findHanded(file: string, name: string, parameter: number): string | undefined {
    const given = new Set<string>();
    for (const { file: from, call } of this.callsOf(`${file}#${name}`)) {
      const arg = call.args[parameter];
      const router = arg && idOf(this.project.types.of(arg, { file: from, scope: call.scope }));
      if (router !== undefined) given.add(router);
    }
    return given.size === 1 ? [...given][0] : undefined;
  }

  /** Calls of a function of the project that hand over something by name. */
  private callsOf(symbol: string): readonly PlacedCall[] {
    this.bySymbol ??= callsBySymbol(this.project);
    return this.bySymbol.get(symbol) ?? [];
  }

  private typeOf(router: string): Type | undefined {
    const { file, call } = parseId(router);
    return this.project.types.of(
      { kind: 'call', call },
      { file, scope: this.project.sketch(file).calls[call]?.scope ?? 0 },
    );
  }
}

function callsBySymbol(project: Project): Map<string, PlacedCall[]> {
  const calls = new Map<string, PlacedCall[]>();
  for (const placed of project.calls) {
    if (!placed.call.args.some(({ kind }) => kind === 'name' || kind === 'member')) continue;
    const callee = project.types.of(placed.call.callee, { file: placed.file, scope: placed.call.scope });
    if (callee?.kind !== 'function') continue;
    const symbol = `${callee.file}#${callee.name}`;
    calls.set(symbol, [...(calls.get(symbol) ?? []), placed]);
  }
  return calls;
}

/** Libraries whose objects have routes. */
const routerLibraries = /^(?:express|koa|koa-router|@koa\/router|express-promise-router|koa-joi-router|router)$/;

function idOf(type: Type | undefined): string | undefined {
  if (!isRouter(type) || !type.madeBy) return undefined;
  return `${type.madeBy.file}\0${type.madeBy.call}`;
}

function isRouter(type: Type | undefined): type is LibraryType {
  return type?.kind === 'library' && !type.itself && routerLibraries.test(type.module);
}

function parseId(id: string): { readonly file: string; readonly call: number } {
  const [file = '', call = ''] = id.split('\0');
  return { file, call: Number(call) };
}

function isApp(type: Type | undefined): boolean {
  if (type?.kind !== 'library') return false;
  return type.module === 'koa' || (type.module === 'express' && !/Router$/.test(type.name));
}

function isMount(type: Type | undefined): type is LibraryType {
  return type?.kind === 'library' && type.module === 'koa-mount';
}
