/** Transactions: blocks that commit or roll back as one, and what is written inside. */
import type { SymbolId } from '@banyan/model';
import { type LinkedCall, symbolsOf } from '../../link/link-calls';
import type { PlacedCall, Project } from '../../link/project';
import { handedKey, rootNames } from './handed-client';
import { holdsCall } from './holds-call';
import type { TransactionBlock } from './transaction-facts';

const opening = /^\$?(?:transaction|withTransaction|runInTransaction|runTransaction|transactional)$/;

/** One block, by the call that opens it. */
interface Block {
  readonly id: string;
  readonly function: SymbolId;
  readonly file: string;
  readonly line: number;
  readonly call: number;
  /** For `startTransaction()`: everything of the function up to this line. */
  readonly until?: number;
}

/** Functions that open a transaction themselves, sorted. */
export function transactionOpeners(project: Project): SymbolId[] {
  return [...new Set(new Transactions(project, new Set()).opened)].sort();
}

/** The transactions of a project. */
export class Transactions {
  private readonly blocks = new Map<string, Block>();
  private readonly inFile = new Map<string, Block[]>();

  private readonly wrapped = new Map<SymbolId, Block>();

  /** @param openers functions of all files that open a transaction */
  constructor(
    private readonly project: Project,
    openers: ReadonlySet<SymbolId>,
  ) {
    for (const placed of project.calls) {
      const block = this.blockOf(placed);
      if (!block) continue;
      this.blocks.set(`${placed.file}\0${placed.index}`, block);
      this.inFile.set(placed.file, [...(this.inFile.get(placed.file) ?? []), block]);
    }
    if (openers.size > 0) this.addWrapped(openers);
  }

  /** `router.post('/x', transaction(), async (ctx) => …)`: a middleware that opens a transaction around the handler. */
  private addWrapped(openers: ReadonlySet<SymbolId>): void {
    for (const { file, call } of this.project.calls) {
      const handler = call.args.at(-1);
      if (handler?.kind !== 'function' || call.args.length < 3) continue;
      const owner = this.project.functionAt(file, handler.scope);
      if (owner === this.project.functionAt(file, call.scope)) continue;
      for (const arg of call.args) {
        const inner = arg.kind === 'call' ? this.project.sketch(file).calls[arg.call] : undefined;
        if (!inner) continue;
        const [made] = symbolsOf(this.project.types.of(inner.callee, { file, scope: inner.scope }), this.project);
        if (made === undefined || !openers.has(made)) continue;
        const line = inner.line;
        this.wrapped.set(owner, { id: `${owner}@${line}`, function: owner, file, line, call: -1 });
      }
    }
  }

  /** The transaction that a call is written in. */
  around({ file, call, index }: PlacedCall): string | undefined {
    if (this.blocks.size === 0 && this.wrapped.size === 0) return undefined;
    const wrapped = this.wrapped.get(this.project.functionAt(file, call.scope));
    if (wrapped) return wrapped.id;
    for (const outer of this.project.around(file, call.scope)) {
      const block = this.blocks.get(`${file}\0${outer.index}`);
      if (block && block.until === undefined) return block.id;
    }
    return this.listed(file, index) ?? this.started(file, call.line, this.project.functionAt(file, call.scope));
  }

  /** Functions of the project's files that open a transaction. */
  get opened(): SymbolId[] {
    return [...this.blocks.values()].map((block) => block.function);
  }

  /** All blocks, with what is called inside. */
  blocksWith(linked: readonly LinkedCall[]): TransactionBlock[] {
    const inside = new Map<string, SymbolId[]>();
    const handed = new Map<string, string[]>();
    for (const entry of linked) {
      const id = this.around(entry);
      if (id === undefined) continue;
      inside.set(id, [...(inside.get(id) ?? []), ...entry.targets]);
      handed.set(id, [...(handed.get(id) ?? []), ...this.hands(id, entry)]);
    }
    return [...this.blocks.values(), ...this.wrapped.values()].map(({ id, function: owner, file, line }) => {
      const calls = [...new Set(inside.get(id))].sort();
      return { id, function: owner, file, line, calls, hands: [...new Set(handed.get(id))].sort() };
    });
  }

  /** Parameters of the called functions that the block's client is handed to. */
  private hands(id: string, { file, call, targets, handed }: LinkedCall): string[] {
    const block = [...this.blocks.values()].find((entry) => entry.id === id);
    if (!block || handed) return [];
    return call.args.flatMap((arg, index) => {
      const isClient = rootNames(arg, file, this.project).some((name) => this.isClient(name, block, call.scope));
      return isClient ? targets.map((target) => handedKey(target, index)) : [];
    });
  }

  /** `tx` of `transaction(async (tx) => …)`, `t` of `const t = await sequelize.transaction()`, the runner that was started. */
  private isClient(name: string, { file, call, until }: Block, scope: number): boolean {
    const { scopes, calls } = this.project.sketch(file);
    const opener = calls[call]?.callee;
    if (opener?.kind === 'member' && until !== undefined && rootNames(opener.of, file, this.project).includes(name)) {
      return opener.name === 'startTransaction';
    }
    for (let at = scope; at > 0; at = scopes[at]?.parent ?? -1) {
      const binding = scopes[at]?.bindings.get(name);
      if (!binding) continue;
      if (binding.parameter !== undefined) return scopes[at]?.callbackOf?.call === call;
      return binding.init?.kind === 'call' && binding.init.call === call;
    }
    return false;
  }

  private blockOf({ file, call, index }: PlacedCall): Block | undefined {
    if (call.callee.kind !== 'member' || call.isNew) return undefined;
    const { name } = call.callee;
    if (name !== 'startTransaction' && !opening.test(name) && !this.runsTransaction(file, call)) return undefined;
    const owner = this.project.functionAt(file, call.scope);
    const block = { id: `${owner}@${call.line}`, function: owner, file, line: call.line, call: index };
    if (name === 'startTransaction') return { ...block, until: this.endOf(file, call.scope, call.line) };
    const callback = call.args.some((arg) => arg.kind === 'function' || arg.kind === 'list' || arg.kind === 'name');
    if (callback) return block;
    // `const t = await sequelize.transaction()` opens one for the rest of the function.
    return this.isUnmanaged(file, index) ? { ...block, until: this.endOf(file, call.scope, call.line) } : undefined;
  }

  /** Kysely's `db.transaction().execute(async (trx) => …)`. */
  private runsTransaction(file: string, { callee }: PlacedCall['call']): boolean {
    if (callee.kind !== 'member' || callee.name !== 'execute' || callee.of.kind !== 'call') return false;
    const type = this.project.types.of(callee.of, {
      file,
      scope: this.project.sketch(file).calls[callee.of.call]?.scope ?? 0,
    });
    return type?.kind === 'library' && type.name === 'TransactionBuilder';
  }

  private isUnmanaged(file: string, index: number): boolean {
    const call = this.project.sketch(file).calls[index];
    if (call?.callee.kind !== 'member') return false;
    const receiver = this.project.types.of(call.callee.of, { file, scope: call.scope });
    const named = call.callee.of.kind === 'name' || call.callee.of.kind === 'member' ? call.callee.of.name : '';
    return (receiver?.kind === 'library' && receiver.module.startsWith('sequelize')) || /sequelize$/i.test(named);
  }

  /** The line of the commit, or the end of the function. */
  private endOf(file: string, scope: number, from: number): number {
    const sketch = this.project.sketch(file);
    const owner = sketch.scopes[scope]?.function;
    const commit = sketch.calls.find(
      (call) =>
        call.callee.kind === 'member' &&
        /^commit(?:Transaction)?$/.test(call.callee.name) &&
        call.line > from &&
        sketch.scopes[call.scope]?.function === owner,
    );
    return commit?.line ?? sketch.functions[owner ?? 0]?.endLine ?? from;
  }

  /** `prisma.$transaction([a(), b()])`, `$transaction(operations)`: calls of the list, pushed to it or mapped into it. */
  private listed(file: string, index: number): string | undefined {
    for (const block of this.inFile.get(file) ?? []) {
      const list = this.project.sketch(file).calls[block.call]?.args[0];
      if (list && holdsCall(list, file, block.call, index, this.project)) return block.id;
    }
    return undefined;
  }

  private started(file: string, line: number, owner: SymbolId): string | undefined {
    for (const block of this.inFile.get(file) ?? []) {
      if (block.until === undefined || block.function !== owner) continue;
      if (line > block.line && line <= block.until) return block.id;
    }
    return undefined;
  }
}
