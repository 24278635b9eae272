/**
 * The monolith's code that a context needs, rewritten for the service:
 * the start → the container: which classes the controllers need → the modules that declare them, pruned → the files.
 */
import { posix } from 'node:path';
import type { ModulePath } from '@banyan/model';
import { bootstrapUnknown } from '../errors';
import type { LiftableContext } from './choose-context';
import { askedAtStart } from './closure/asked-at-start';
import { type Asset, collectAssets } from './closure/collect-assets';
import { closeService } from './closure/close-service';
import { keep } from './closure/keep';
import type { Kept } from './closure/kept';
import type { LiftInput, ServiceFile } from './lift-input';
import { type Application, readApplication } from './nest/application';
import { type Bootstrap, findBootstrap } from './nest/find-bootstrap';
import { finishText } from './rewrite/finish-text';
import { type Pruned, pruneModules } from './rewrite/prune-module';
import { removeUnused } from './rewrite/remove-unused';
import { rewriteStart, shellFolder, type StartEdits } from './rewrite/start-file';
import { applyEdits, type FileEdits, type TextEdit } from './rewrite/text-edit';
import type { ParsedFile } from './source/parsed-file';
import { createSourceIndex, type SourceIndex } from './source/source-index';

/** What was lifted and how it was found. */
export interface LiftedCode {
  readonly context: LiftableContext;
  readonly index: SourceIndex;
  readonly bootstrap: Bootstrap;
  readonly app: Application;
  readonly kept: Kept;
  readonly start: StartEdits;
  readonly pruned: Pruned;
  /** Files from the monolith, rewritten where they had to be. Same path, so relative imports stay as they are. */
  readonly copied: readonly ServiceFile[];
  /** What the copied code finds at run time beside itself. */
  readonly assets: readonly Asset[];
  /** Folder of the generated files around the code, e.g. `src/service-shell`. */
  readonly shell: ModulePath;
  /** What relative imports end in: empty, or `.js` when the monolith is of ES modules. */
  readonly extension: string;
}

/** @throws BanyanError EXTRACT_BOOTSTRAP_UNKNOWN */
export function liftCode({ facts, monolith }: LiftInput, context: LiftableContext): LiftedCode {
  const index = createSourceIndex(facts, monolith.read);
  const extension = extensionOf(monolith.read('package.json'));
  const bootstrap = findBootstrap(facts, index);
  if (!bootstrap) throw bootstrapUnknown(facts.project.name);
  const shell = posix.join(posix.dirname(bootstrap.entry), shellFolder);
  const start = rewriteStart(bootstrap, shell, index, extension);

  const app = readApplication(facts, bootstrap.root, index);
  const routes = { controllers: context.controllers, paths: context.endpoints.map(({ path }) => path) };
  const asked = askedAtStart(bootstrap, textsAfter(start.edits), index);
  const writing = new Set(facts.accesses.filter(({ operation }) => operation === 'write').map(({ file }) => file));
  const kept = keep(app, { ...routes, askedAtStart: asked, writing, context: context.name });
  const pruned = pruneModules(app, kept, routes);

  const texts = textsAfter(merge(start.edits, pruned.edits));
  const from = [bootstrap.entry, bootstrap.listener, bootstrap.creator, ...filesOf(kept)];
  const demands = closeService(from, texts, facts, monolith, index);
  const copied = [...demands].flatMap(([path, names]): readonly ServiceFile[] => {
    const text = texts.get(path) ?? monolith.read(path);
    return text === undefined ? [] : [{ path, content: finishText(path, text, names, index, extension), source: path }];
  });
  const assets = collectAssets(copied, monolith);
  return { context, index, bootstrap, app, kept, start, pruned, copied, assets, shell, extension };
}

function filesOf(kept: Kept): readonly ModulePath[] {
  return [...kept.modules.keys(), ...kept.classes.keys()].map((id) => id.slice(0, id.lastIndexOf('#')));
}

function textsAfter(edits: FileEdits): ReadonlyMap<ModulePath, string> {
  const edited = [...edits].filter(([, all]) => all.length > 0);
  return new Map(edited.map(([file, all]) => [file.path, removeUnused(file, applyEdits(file.text, all))]));
}

function merge(one: FileEdits, other: FileEdits): FileEdits {
  const all = new Map<ParsedFile, readonly TextEdit[]>(one);
  for (const [file, edits] of other) all.set(file, [...(all.get(file) ?? []), ...edits]);
  return all;
}

function extensionOf(packageJson: string | undefined): string {
  const manifest = JSON.parse(packageJson ?? '{}') as { readonly type?: string };
  return manifest.type === 'module' ? '.js' : '';
}
