/**
 * Walks the container from the lifted controllers: through injections, enhancers, global providers, middleware and
 * signals, to every class the service needs and to the modules that declare them. Nothing else is registered, so a
 * cron job or a foreign controller does not come along.
 */
import type { ModulePath, SymbolId } from '@banyan/model';
import { type Application, findProvision } from '../nest/application';
import { backgroundRuleOf } from '../nest/background-libraries';
import { classOfId, isInjectable } from '../nest/class-chain';
import { type ClassNeeds, readClassNeeds } from '../nest/class-needs';
import { collectMentions } from '../nest/collect-mentions';
import { keptMiddleware } from '../nest/middleware';
import type { Entry, NestModule } from '../nest/nest-module';
import { isHandledBy } from '../nest/signals';
import type { Token } from '../nest/token';
import { lineOf } from '../source/line-of';
import { libraryRoots, missingLinks } from './connect';
import type { Kept, KeptClass, Missing } from './kept';

/** Where the walk begins. */
export interface Roots {
  /** Symbol ids of the controllers. */
  readonly controllers: ReadonlySet<SymbolId>;
  /** Paths of their endpoints, for middleware that names paths. */
  readonly paths: readonly string[];
  /** Tokens the start file asks of the container. */
  readonly askedAtStart: readonly Token[];
  /** Files whose code writes to a table. */
  readonly writing: ReadonlySet<ModulePath>;
  readonly context: string;
}

/** Everything the roots need. */
export function keep(app: Application, roots: Roots): Kept {
  const walk = new Walk(app, roots);
  walk.run();
  return walk;
}

const globalEnhancers = ['APP_GUARD', 'APP_INTERCEPTOR', 'APP_PIPE', 'APP_FILTER'].map((n) => `lib:@nestjs/core#${n}`);

/** The state of one walk: sets that only grow. */
class Walk implements Kept {
  readonly modules = new Map<SymbolId, NestModule>();
  readonly entries = new Set<Entry>();
  readonly classes = new Map<SymbolId, KeptClass>();
  readonly missing: Missing[] = [];
  private readonly raised = new Set<Token>();
  private readonly walked = new Set<string>();
  private readonly needs = new Map<SymbolId, ClassNeeds>();

  constructor(
    private readonly app: Application,
    private readonly roots: Roots,
  ) {}

  run(): void {
    const { modules, root } = this.app;
    this.keepModule(modules.get(root)!);
    for (const module of modules.values()) this.keepControllers(module);
    for (const module of modules.values()) this.keepGlobals(module);
    for (const token of this.roots.askedAtStart) this.require(token, modules.get(root)!, 'the start file');
    for (let size = -1; size !== this.size(); ) {
      size = this.size();
      this.keepHandlers();
      for (const one of [...libraryRoots(this.app, this), ...missingLinks(this.app, this)]) this.keepModule(one);
    }
  }

  private size(): number {
    return this.modules.size + this.entries.size + this.classes.size;
  }

  private keepControllers(module: NestModule): void {
    for (const entry of module.entries.controllers)
      if (this.roots.controllers.has(entry.token)) this.keepEntry(entry, module, `the routes of ${this.roots.context}`);
  }

  /** Guards, interceptors, pipes and filters for every route, and middleware that meets ours. */
  private keepGlobals(module: NestModule): void {
    for (const entry of module.entries.providers)
      if (globalEnhancers.includes(entry.token)) this.keepEntry(entry, module, 'every route');
    const middleware = keptMiddleware(module, this.roots, this.app.index);
    if (middleware.keeps.length === 0) return;
    this.keepModule(module);
    this.keepMentioned(
      middleware.keeps.map((node) => ({ file: module.file, node })),
      module,
      'middleware',
    );
  }

  private keepModule(module: NestModule): void {
    if (this.modules.has(module.id)) return;
    this.modules.set(module.id, module);
    this.keepClass(module.id, module, 'Nest');
    const fixed = [...module.entries.providers, ...module.entries.controllers].filter((entry) => entry.fixed);
    for (const entry of fixed) this.keepEntry(entry, module, module.id);
    for (const entry of module.entries.imports) this.keepImport(entry, module);
  }

  private keepImport(entry: Entry, module: NestModule): void {
    const imported = entry.is.kind === 'class' ? this.app.modules.get(entry.is.id) : undefined;
    if (imported && !entry.fixed) return;
    if (entry.is.kind === 'library' && backgroundRuleOf(entry.is)) return;
    this.entries.add(entry);
    if (imported) this.keepModule(imported);
    else this.keepMentioned([{ file: entry.file, node: entry.node }], module, module.id);
  }

  /** Classes in the arguments of a dynamic module: modules it imports, classes it makes, tokens it is given. */
  private keepMentioned(places: Parameters<typeof collectMentions>[0], module: NestModule, neededBy: string): void {
    for (const id of collectMentions(places, this.app.index).classes) {
      const mentioned = this.app.modules.get(id);
      if (mentioned) this.keepModule(mentioned);
      else if (this.isProvided(id)) this.require(id, module, neededBy);
      else if (this.isInjectable(id)) this.keepClass(id, module, neededBy);
    }
  }

  /** Entities and transfer objects are mentioned in decorators too, but no container makes them. */
  private isInjectable(id: SymbolId): boolean {
    const declared = classOfId(id, this.app.index);
    return declared !== undefined && isInjectable(declared.node);
  }

  private isProvided(id: SymbolId): boolean {
    return [...this.app.modules.values()].some(({ entries }) => entries.providers.some(({ token }) => token === id));
  }

  private require(token: Token, module: NestModule, neededBy: string): void {
    const found = findProvision(this.app, token, module);
    if (!found) return this.noteMissing(token, module, neededBy);
    found.via.forEach((one) => this.keepModule(one));
    if (found.entry.list === 'imports') this.silence(found.entry);
    else this.keepEntry(found.entry, found.module, neededBy);
  }

  /** A library that works in the background is kept for what it gives; the rewriting keeps it from working. */
  private silence(entry: Entry): void {
    if (entry.is.kind === 'library' && backgroundRuleOf(entry.is)?.silenced) this.entries.add(entry);
  }

  /** Names of libraries may be made by the library itself; a class of the project that nobody gives is a fault. */
  private noteMissing(token: Token, module: NestModule, neededBy: string): void {
    if (token.startsWith('lib:') || !classOfId(token, this.app.index)) return;
    const { file, node } = classOfId(neededBy, this.app.index) ?? module;
    if (!this.missing.some((one) => one.token === token && one.file === file.path))
      this.missing.push({ token, file: file.path, line: lineOf(node) });
  }

  private keepEntry(entry: Entry, module: NestModule, neededBy: string): void {
    this.keepModule(module);
    if (this.entries.has(entry)) return;
    this.entries.add(entry);
    if (entry.is.kind === 'class') this.keepClass(entry.is.id, module, neededBy);
    if (entry.is.kind === 'library') this.require(`lib:${entry.is.library}#${entry.is.name}`, module, neededBy);
    if (entry.is.kind !== 'custom') return;
    for (const id of entry.is.makes) this.keepClass(id, module, neededBy);
    for (const token of entry.is.needs) this.require(token, module, neededBy);
  }

  /** A class may be made in several modules, and each of them finds its needs in its own way. */
  private keepClass(id: SymbolId, module: NestModule, neededBy: string): void {
    const needs = this.needsOf(id);
    const place = `${id} in ${module.id}`;
    if (!needs || this.walked.has(place)) return;
    this.walked.add(place);
    if (!this.classes.has(id)) this.classes.set(id, { id, neededBy, module: module.id });
    const written = needs.files.some((file) => this.roots.writing.has(file)) ? needs.entities : [];
    for (const signal of [...needs.raises, ...written]) this.raised.add(signal);
    for (const token of needs.tokens) this.require(token, module, id);
    for (const enhancer of needs.enhancers) if (this.isInjectable(enhancer)) this.keepClass(enhancer, module, id);
  }

  /** Providers nobody injects, but that answer to what a kept class emits, dispatches or guards with. */
  private keepHandlers(): void {
    for (const module of this.app.modules.values())
      for (const entry of module.entries.providers) {
        if (this.entries.has(entry) || entry.is.kind !== 'class') continue;
        const handled = this.needsOf(entry.is.id)?.handles ?? [];
        if (isHandledBy(this.raised, handled))
          this.keepEntry(entry, module, 'an event, command or write it answers to');
      }
  }

  private needsOf(id: SymbolId): ClassNeeds | undefined {
    const known = this.needs.get(id);
    if (known) return known;
    const declared = classOfId(id, this.app.index);
    const needs = declared && readClassNeeds(declared, this.app.index);
    if (needs) this.needs.set(id, needs);
    return needs;
  }
}
