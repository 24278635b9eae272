/**
 * Questions → where the type checker says that the callee is declared. Loaded when it is asked for: the compiler takes
 * longer to load than most projects take to read. Nothing of the project is run: plugins of a tsconfig are for editors
 * and are not loaded here.
 */
import { dirname, join, relative, sep } from 'node:path';
import type * as ts from 'typescript';
import type { Question } from './open-questions';

/** The compiler's functions, handed on because they are loaded late. */
type Compiler = typeof ts;

/** Where a callee is declared. */
export interface Declared {
  /** Relative to the root; outside of it for libraries. */
  readonly file: string;
  readonly name: string;
  readonly line: number;
  readonly endLine: number;
  readonly kind: 'function' | 'class' | 'signature';
  /** The class or interface that a signature belongs to. */
  readonly owner?: string;
}

export interface Answer {
  readonly question: Question;
  /** Empty when the checker does not know either. */
  readonly declared: readonly Declared[];
}

/** Asks one program for each tsconfig.json that speaks for a file with questions. */
export async function askChecker(root: string, questions: readonly Question[]): Promise<Answer[]> {
  const compiler = (await import('typescript')).default;
  const byConfig = new Map<string, Question[]>();
  for (const question of questions) {
    const config = compiler.findConfigFile(dirname(join(root, question.file)), compiler.sys.fileExists) ?? '';
    const known = byConfig.get(config);
    if (known) known.push(question);
    else byConfig.set(config, [question]);
  }
  const sources = new Map<string, ts.SourceFile | undefined>();
  return [...byConfig].flatMap(([config, asked]) => askProgram(compiler, root, config, asked, sources));
}

function askProgram(
  compiler: Compiler,
  root: string,
  config: string,
  questions: readonly Question[],
  sources: Map<string, ts.SourceFile | undefined>,
): Answer[] {
  const byFile = new Map<string, Question[]>();
  for (const question of questions) byFile.set(question.file, [...(byFile.get(question.file) ?? []), question]);
  const options = optionsOf(compiler, config);
  const files = [...byFile.keys()].map((file) => join(root, file));
  const program = compiler.createProgram(files, options, sharedHost(compiler, options, sources));
  const checker = program.getTypeChecker();
  return [...byFile].flatMap(([file, asked]) => {
    const source = program.getSourceFile(join(root, file));
    return source
      ? answersIn(compiler, source, asked, checker, root)
      : asked.map((question) => ({ question, declared: [] }));
  });
}

/** The options that types depend on; what only checks or writes is switched off. */
function optionsOf(compiler: Compiler, config: string): ts.CompilerOptions {
  const { config: text } = config === '' ? { config: {} } : compiler.readConfigFile(config, compiler.sys.readFile);
  // No files are listed: which ones are analysed is known.
  const { options } = compiler.parseJsonConfigFileContent(
    text ?? {},
    { ...compiler.sys, readDirectory: () => [] },
    dirname(config),
  );
  const { plugins: _plugins, incremental: _incremental, composite: _composite, ...rest } = options;
  return { ...rest, noEmit: true, skipLibCheck: true, allowJs: true, checkJs: false, declaration: false };
}

/** Programs of several configurations share the files that they parse alike. */
function sharedHost(
  compiler: Compiler,
  options: ts.CompilerOptions,
  sources: Map<string, ts.SourceFile | undefined>,
): ts.CompilerHost {
  const host = compiler.createCompilerHost(options);
  const read = host.getSourceFile.bind(host);
  return {
    ...host,
    getSourceFile(name, settings, onError, anew) {
      const { languageVersion, impliedNodeFormat } =
        typeof settings === 'object' ? settings : { languageVersion: settings };
      const key = `${name}\0${languageVersion}\0${impliedNodeFormat}`;
      if (!sources.has(key)) sources.set(key, read(name, settings, onError, anew));
      return sources.get(key);
    },
  };
}

function answersIn(
  compiler: Compiler,
  source: ts.SourceFile,
  questions: readonly Question[],
  checker: ts.TypeChecker,
  root: string,
): Answer[] {
  const waiting = new Map<string, Question[]>();
  for (const question of questions) {
    const key = `${question.call.line} ${question.name}`;
    waiting.set(key, [...(waiting.get(key) ?? []), question]);
  }
  const answers: Answer[] = [];
  const visit = (node: ts.Node): void => {
    if (
      compiler.isCallExpression(node) ||
      compiler.isNewExpression(node) ||
      compiler.isTaggedTemplateExpression(node)
    ) {
      const callee = compiler.isTaggedTemplateExpression(node) ? node.tag : node.expression;
      const question = waiting.get(`${lineOf(compiler, node, callee, source)} ${lastName(compiler, callee)}`)?.shift();
      if (question) answers.push({ question, declared: declaredAs(compiler, node, callee, checker, root) });
    }
    compiler.forEachChild(node, visit);
  };
  visit(source);
  for (const question of [...waiting.values()].flat()) answers.push({ question, declared: [] });
  return answers;
}

type Call = ts.CallExpression | ts.NewExpression | ts.TaggedTemplateExpression;

/** The symbol first: it is cheaper than the signature and knows classes without a constructor. */
function declaredAs(
  compiler: Compiler,
  node: Call,
  callee: ts.Expression,
  checker: ts.TypeChecker,
  root: string,
): Declared[] {
  let symbol = checker.getSymbolAtLocation(nameNode(compiler, bare(compiler, callee)));
  if (symbol && symbol.flags & compiler.SymbolFlags.Alias) symbol = checker.getAliasedSymbol(symbol);
  const declarations = symbol?.declarations ?? [];
  const followed = declarations
    .map((entry) => toDeclared(compiler, entry, root))
    .filter((entry) => entry !== undefined);
  if (followed.length > 0) return followed;
  const signature = checker.getResolvedSignature(node)?.declaration;
  const declared = signature && toDeclared(compiler, signature, root);
  return declared ? [declared] : [];
}

function toDeclared(compiler: Compiler, node: ts.Node, root: string): Declared | undefined {
  const source = node.getSourceFile();
  const kind = kindOf(compiler, node);
  if (!kind) return undefined;
  const name = 'name' in node ? (node.name as ts.Node | undefined) : undefined;
  const owner =
    compiler.isClassLike(node.parent) || compiler.isInterfaceDeclaration(node.parent)
      ? node.parent.name?.text
      : undefined;
  return {
    file: relative(root, source.fileName).split(sep).join('/'),
    name: name ? name.getText(source) : compiler.isConstructorDeclaration(node) ? 'constructor' : '',
    line: source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1,
    endLine: source.getLineAndCharacterOfPosition(node.getEnd()).line + 1,
    kind,
    ...(owner !== undefined && { owner }),
  };
}

function kindOf(compiler: Compiler, node: ts.Node): Declared['kind'] | undefined {
  if (compiler.isClassLike(node)) return 'class';
  if (compiler.isMethodSignature(node) || compiler.isPropertySignature(node)) return 'signature';
  if (compiler.isFunctionLike(node)) return 'body' in node && node.body !== undefined ? 'function' : 'signature';
  const init = 'initializer' in node ? (node.initializer as ts.Node | undefined) : undefined;
  return init && (compiler.isArrowFunction(init) || compiler.isFunctionExpression(init)) ? 'function' : undefined;
}

function bare(compiler: Compiler, node: ts.Expression): ts.Expression {
  const wrapped =
    compiler.isParenthesizedExpression(node) || compiler.isNonNullExpression(node) || compiler.isAsExpression(node);
  return wrapped ? bare(compiler, node.expression) : node;
}

function nameNode(compiler: Compiler, callee: ts.Expression): ts.Node {
  if (compiler.isPropertyAccessExpression(callee)) return callee.name;
  return compiler.isElementAccessExpression(callee) ? callee.argumentExpression : callee;
}

function lastName(compiler: Compiler, callee: ts.Expression): string {
  const node = nameNode(compiler, bare(compiler, callee));
  if (compiler.isIdentifier(node) || compiler.isPrivateIdentifier(node) || compiler.isStringLiteralLike(node))
    return node.text;
  return node.kind === compiler.SyntaxKind.SuperKeyword ? 'super' : '';
}

/** A chain over several lines is told apart by the line of the called name, as in the sketch. */
function lineOf(compiler: Compiler, node: Call, callee: ts.Expression, source: ts.SourceFile): number {
  const chained =
    compiler.isCallExpression(node) &&
    (compiler.isPropertyAccessExpression(callee) || compiler.isElementAccessExpression(callee));
  const place = chained ? nameNode(compiler, callee) : node;
  return source.getLineAndCharacterOfPosition(place.getStart(source)).line + 1;
}
