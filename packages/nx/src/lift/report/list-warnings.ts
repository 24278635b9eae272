/** What a person should look at before traffic comes. */
import ts from 'typescript';
import { classOf } from '../choose-context';
import { databaseOf } from '../generate/build-manifest';
import type { LiftedCode } from '../lift-code';
import type { LiftInput } from '../lift-input';
import { classOfId } from '../nest/class-chain';
import { parseFile } from '../source/parsed-file';
import type { Remark } from './lift-report';
import { lineOf } from '../source/line-of';
import { sorted } from './remark';

/** @param copied paths of the lifted files */
export function listWarnings(
  input: LiftInput,
  code: LiftedCode,
  copied: ReadonlySet<string>,
  withoutVersion: readonly string[],
): readonly Remark[] {
  return sorted([
    ...missingProviders(code),
    ...idleEntryPoints(input, code),
    ...startHooks(code),
    ...unresolvedImports(input, copied),
    ...textualWarningsOf(code),
    ...databaseWarnings(code),
    ...prerequisites(input),
    ...withoutVersion.map((name) => remark('package.json', 1, `no version of ${name} is known: \`*\` stands for it`)),
  ]);
}

function remark(file: string, line: number, text: string): Remark {
  return { file, line, text };
}

function missingProviders({ kept }: LiftedCode): readonly Remark[] {
  return kept.missing.map(({ file, line, token }) =>
    remark(file, line, `${token.slice(token.lastIndexOf('#') + 1)} is injected, but no module provides it`),
  );
}

/** A kept class may also be a cron job or take messages: in the service it does not. */
function idleEntryPoints({ facts }: LiftInput, { kept }: LiftedCode): readonly Remark[] {
  return facts.endpoints
    .filter(({ kind, handler }) => kind !== 'http' && kind !== 'event' && kept.classes.has(classOf(handler)))
    .map(({ file, line, kind, handler, path }) => {
      const name = handler.slice(handler.lastIndexOf('#') + 1);
      if (kind === 'cron') return remark(file, line, `${name} (${path}) is lifted with its class; its schedule is not`);
      return remark(
        file,
        line,
        `${name} takes ${kind} work in the monolith; see that the service does not take it too`,
      );
    });
}

function startHooks({ kept, index }: LiftedCode): readonly Remark[] {
  return [...kept.classes.keys()].flatMap((id) => {
    const declared = classOfId(id, index);
    const hooks = (declared?.node.members ?? []).filter((member) =>
      ['onModuleInit', 'onApplicationBootstrap'].includes(member.name?.getText() ?? ''),
    );
    return hooks.map((hook) => {
      const name = `${id.slice(id.lastIndexOf('#') + 1)}.${hook.name?.getText() ?? ''}`;
      return remark(declared?.file.path ?? '', lineOf(hook), `${name} runs at the start of the service too`);
    });
  });
}

function unresolvedImports({ facts }: LiftInput, copied: ReadonlySet<string>): readonly Remark[] {
  return facts.imports
    .filter(({ file, resolution }) => copied.has(file) && ['non-literal', 'internal-broken'].includes(resolution))
    .map(({ file, line, specifier }) => remark(file, line, `what \`${specifier}\` loads could not be followed`));
}

/** What stands outside the code: a client that is generated, a ping that nobody wrote. */
function databaseWarnings(code: LiftedCode): readonly Remark[] {
  const prisma = code.copied.find(({ content }) => /from ['"]@prisma\/client/.test(content));
  const ping = `${code.shell}/ping-database.ts`;
  return [
    ...(prisma
      ? [remark(prisma.path, 1, 'the Prisma client is generated: bring the schema and run `prisma generate`')]
      : []),
    ...(databaseOf(code) === 'none' ? [remark(ping, 1, 'no database is asked by /readyz: write the ping here')] : []),
  ];
}

/** State to share is left out: what is not shared is listed by itself. */
function prerequisites({ plan, context }: LiftInput): readonly Remark[] {
  const asked = plan?.steps.find((one) => one.context === context)?.prerequisites ?? [];
  return asked
    .filter(({ kind }) => kind !== 'share-state')
    .map(({ file, line, text }) => remark(file, line, `the plan asks first: ${text}`));
}

const schemaOptions = ['synchronize', 'migrationsRun', 'dropSchema'];

/** A path whose files came along needs no warning. */
function textualWarningsOf({ copied, assets }: LiftedCode): readonly Remark[] {
  const lifted = new Set(assets.map(({ namedAt }) => `${namedAt.file}:${namedAt.line}`));
  return copied
    .flatMap(({ path, content }) => textualWarnings(path, content))
    .filter(({ file, line, text }) => !text.startsWith('`__dirname`') || !lifted.has(`${file}:${line}`));
}

/** Schema changes at start, and paths that depend on where the process runs. */
function textualWarnings(path: string, content: string): readonly Remark[] {
  if (!/synchronize|migrationsRun|dropSchema|__dirname|process\.cwd/.test(content)) return [];
  const found: Remark[] = [];
  const visit = (node: ts.Node): void => {
    const text = warningOf(node);
    if (text !== undefined) found.push(remark(path, lineOf(node), text));
    ts.forEachChild(node, visit);
  };
  visit(parseFile(path, content).ast);
  return found;
}

function warningOf(node: ts.Node): string | undefined {
  if (ts.isPropertyAssignment(node) && schemaOptions.includes(node.name.getText()))
    if (node.initializer.kind !== ts.SyntaxKind.FalseKeyword)
      return `\`${node.getText()}\`: the schema must be changed by one side only; leave it to the monolith`;
  const isDirname = ts.isIdentifier(node) && node.text === '__dirname';
  if (isDirname || (ts.isCallExpression(node) && node.expression.getText() === 'process.cwd'))
    return `\`${node.getText()}\`: files found by this path are not lifted`;
  return undefined;
}
