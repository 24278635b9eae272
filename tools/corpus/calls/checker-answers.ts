/** The checker's answer to every call: which functions of the project it reaches. Knows nothing of our linker. */
import { join, relative, sep } from 'node:path';
import * as ts from 'typescript';
import { hasBody, idOf, initialised } from './target-id';

/** One call or `new`, with what the checker knows of it. */
export interface AnsweredCall {
  readonly file: string;
  readonly line: number;
  readonly text: string;
  /** Ids of functions of the project. */
  readonly targets: readonly string[];
  /** Functions of the project handed over by name: they are not called here, but by whom they are handed to. */
  readonly handed: readonly string[];
  /** Where the callee is declared: here, in a library, in a function of its own, or the checker does not know. */
  readonly kind: 'own' | 'inner' | 'library' | 'signature' | 'unknown';
}

/** @returns what the checker says of each call in the files */
export function checkerAnswers(root: string, tsconfig: string, files: readonly string[]): AnsweredCall[] {
  return new Checker(root, tsconfig, files).answers();
}

class Checker {
  private readonly checker: ts.TypeChecker;
  private readonly program: ts.Program;
  private readonly own = new Set<string>();
  private readonly heirs = new Map<ts.Symbol, ts.ClassLikeDeclaration[]>();

  constructor(
    private readonly root: string,
    tsconfig: string,
    private readonly files: readonly string[],
  ) {
    const path = join(root, tsconfig);
    const { config } = ts.readConfigFile(path, ts.sys.readFile);
    const { options } = ts.parseJsonConfigFileContent(config, ts.sys, join(path, '..'));
    const paths = files.map((file) => join(root, file));
    this.program = ts.createProgram(paths, {
      ...options,
      noEmit: true,
      allowJs: true,
      checkJs: false,
      skipLibCheck: true,
      types: ['*'],
      composite: false,
      incremental: false,
      declaration: false,
    });
    this.checker = this.program.getTypeChecker();
    for (const file of paths) this.own.add(file);
    for (const file of paths) this.collectHeirs(this.program.getSourceFile(file));
  }

  answers(): AnsweredCall[] {
    return this.files.flatMap((file) => {
      const source = this.program.getSourceFile(join(this.root, file));
      const found: AnsweredCall[] = [];
      const visit = (node: ts.Node): void => {
        if (ts.isCallExpression(node) || ts.isNewExpression(node) || ts.isTaggedTemplateExpression(node)) {
          const answer = this.answer(node, file, source as ts.SourceFile);
          if (answer) found.push(answer);
        }
        ts.forEachChild(node, visit);
      };
      if (source) visit(source);
      return found;
    });
  }

  private answer(
    node: ts.CallExpression | ts.NewExpression | ts.TaggedTemplateExpression,
    file: string,
    source: ts.SourceFile,
  ): AnsweredCall | undefined {
    const callee = bare(ts.isTaggedTemplateExpression(node) ? node.tag : node.expression);
    if (callee.kind === ts.SyntaxKind.ImportKeyword) return undefined;
    const place = lineNode(node, ts.isTaggedTemplateExpression(node) ? node.tag : node.expression);
    const line = source.getLineAndCharacterOfPosition(place.getStart(source)).line + 1;
    const construct = ts.isNewExpression(node) || callee.kind === ts.SyntaxKind.SuperKeyword;
    const declarations = this.declarationsOf(callee);
    let targets = declarations.flatMap((declaration) => this.targets(declaration, construct));
    if (targets.length === 0 && !construct) targets = this.bySignature(node, declarations);
    const handed = ts.isTaggedTemplateExpression(node)
      ? []
      : (node.arguments ?? []).flatMap((argument) =>
          ts.isIdentifier(argument) || ts.isPropertyAccessExpression(argument)
            ? this.declarationsOf(argument).flatMap((declaration) => this.targets(declaration, false))
            : [],
        );
    const kind = targets.length > 0 ? 'own' : this.kindOf(declarations);
    const text = callee.getText(source).replace(/\s+/g, ' ').slice(0, 80);
    return { file, line, text, targets: unique(targets), handed: unique(handed), kind };
  }

  private declarationsOf(callee: ts.Expression): readonly ts.Declaration[] {
    const named = ts.isPropertyAccessExpression(callee)
      ? callee.name
      : ts.isElementAccessExpression(callee)
        ? callee.argumentExpression
        : callee;
    let symbol = this.checker.getSymbolAtLocation(named);
    if (symbol && symbol.flags & ts.SymbolFlags.Alias) symbol = this.checker.getAliasedSymbol(symbol);
    return symbol?.declarations ?? [];
  }

  /** A name that holds a function that is declared elsewhere: `const { draw } = photo; draw()`. */
  private bySignature(
    node: ts.CallExpression | ts.NewExpression | ts.TaggedTemplateExpression,
    declarations: readonly ts.Declaration[],
  ): string[] {
    if (declarations.some((declaration) => initialised(declaration))) return [];
    const declaration = this.checker.getResolvedSignature(node)?.declaration;
    return declaration && !ts.isJSDocSignature(declaration) ? this.targets(declaration, false) : [];
  }

  private targets(declaration: ts.Node, construct: boolean): string[] {
    if (construct && ts.isClassLike(declaration)) return this.constructorOf(declaration);
    if (construct && ts.isVariableDeclaration(declaration) && declaration.initializer)
      return ts.isClassLike(declaration.initializer) ? this.constructorOf(declaration.initializer) : [];
    if (ts.isAccessor(declaration)) return [];
    if (ts.isShorthandPropertyAssignment(declaration)) {
      const symbol = this.checker.getShorthandAssignmentValueSymbol(declaration);
      const real = symbol && symbol.flags & ts.SymbolFlags.Alias ? this.checker.getAliasedSymbol(symbol) : symbol;
      return (real?.declarations ?? []).flatMap((entry) => this.targets(entry, construct));
    }
    const body = initialised(declaration);
    if (body) return this.toId(body);
    return isAbstract(declaration) ? this.implementations(declaration) : [];
  }

  /** What runs for `new`: the constructor, or what initialises the class, or that of its base. */
  private constructorOf(node: ts.ClassLikeDeclaration): string[] {
    const written = node.members.find((member) => ts.isConstructorDeclaration(member) && member.body);
    if (written) return this.toId(written);
    if (node.members.some(initialises)) {
      const name = idOf(node);
      const file = this.ownFile(node);
      return name !== undefined && file !== undefined ? [`${file}#${name}.constructor`] : [];
    }
    const base = heritage(node, ts.SyntaxKind.ExtendsKeyword)[0];
    const declarations = base ? this.declarationsOf(bare(base.expression)) : [];
    return declarations.filter(ts.isClassLike).flatMap((entry) => this.constructorOf(entry));
  }

  /** Methods of that name in every class of the project below the declaring one. */
  private implementations(declaration: ts.Node): string[] {
    const owner = ownerOf(declaration);
    const name = 'name' in declaration ? (declaration.name as ts.Node | undefined)?.getText() : undefined;
    const symbol = owner && this.checker.getSymbolAtLocation((owner as ts.NamedDeclaration).name as ts.Node);
    if (!symbol || name === undefined || !this.ownFile(declaration)) return [];
    return this.below(symbol).flatMap((heir) => {
      const member = this.checker.getTypeAtLocation(heir).getProperty(name);
      return (member?.declarations ?? []).flatMap((entry) => {
        const body = initialised(entry);
        return body ? this.toId(body) : [];
      });
    });
  }

  private below(symbol: ts.Symbol, seen = new Set<ts.Node>()): ts.ClassLikeDeclaration[] {
    return (this.heirs.get(symbol) ?? []).flatMap((heir) => {
      if (seen.has(heir)) return [];
      seen.add(heir);
      const next = heir.name && this.checker.getSymbolAtLocation(heir.name);
      return [heir, ...(next ? this.below(next, seen) : [])];
    });
  }

  /** Who extends or implements: also interfaces that extend interfaces, whose implementations count for both. */
  private collectHeirs(source: ts.SourceFile | undefined): void {
    const visit = (node: ts.Node): void => {
      if (ts.isClassLike(node)) {
        for (const clause of [
          ...heritage(node, ts.SyntaxKind.ExtendsKeyword),
          ...heritage(node, ts.SyntaxKind.ImplementsKeyword),
        ])
          this.addHeir(bare(clause.expression), node, new Set());
      }
      ts.forEachChild(node, visit);
    };
    if (source) visit(source);
  }

  private addHeir(expression: ts.Expression, heir: ts.ClassLikeDeclaration, seen: Set<ts.Symbol>): void {
    const named = ts.isPropertyAccessExpression(expression) ? expression.name : expression;
    let symbol = this.checker.getSymbolAtLocation(named);
    if (symbol && symbol.flags & ts.SymbolFlags.Alias) symbol = this.checker.getAliasedSymbol(symbol);
    if (!symbol || seen.has(symbol)) return;
    seen.add(symbol);
    this.heirs.set(symbol, [...(this.heirs.get(symbol) ?? []), heir]);
    for (const declaration of symbol.declarations ?? []) {
      if (!ts.isInterfaceDeclaration(declaration)) continue;
      for (const clause of heritage(declaration, ts.SyntaxKind.ExtendsKeyword))
        this.addHeir(clause.expression, heir, seen);
    }
  }

  private toId(node: ts.Node): string[] {
    const file = this.ownFile(node);
    const name = file === undefined ? undefined : idOf(node);
    return name === undefined ? [] : [`${file}#${name}`];
  }

  private ownFile(node: ts.Node): string | undefined {
    const { fileName } = node.getSourceFile();
    return this.own.has(fileName) ? relative(this.root, fileName).split(sep).join('/') : undefined;
  }

  private kindOf(declarations: readonly ts.Declaration[]): AnsweredCall['kind'] {
    if (declarations.length === 0) return 'unknown';
    if (declarations.every((declaration) => !this.own.has(declaration.getSourceFile().fileName))) return 'library';
    return declarations.some((declaration) => hasBody(initialised(declaration))) ? 'inner' : 'signature';
  }
}

/** Without the brackets, casts and `!` around it. */
function bare(node: ts.Expression): ts.Expression {
  if (ts.isParenthesizedExpression(node) || ts.isNonNullExpression(node) || ts.isAsExpression(node))
    return bare(node.expression);
  return node;
}

/** CallFacts give the line of the called name in a chain, else that of the expression. */
function lineNode(node: ts.Node, callee: ts.Expression): ts.Node {
  if (!ts.isCallExpression(node)) return node;
  if (ts.isPropertyAccessExpression(callee)) return callee.name;
  return ts.isElementAccessExpression(callee) ? callee.argumentExpression : node;
}

function heritage(
  node: ts.ClassLikeDeclaration | ts.InterfaceDeclaration,
  token: ts.SyntaxKind,
): ts.ExpressionWithTypeArguments[] {
  return (node.heritageClauses ?? []).filter((clause) => clause.token === token).flatMap((clause) => [...clause.types]);
}

/** A class without a constructor still runs what its properties are set to. */
function initialises(member: ts.ClassElement): boolean {
  if (ts.isClassStaticBlockDeclaration(member)) return true;
  if (!ts.isPropertyDeclaration(member) || !member.initializer) return false;
  return !ts.isArrowFunction(member.initializer) && !ts.isFunctionExpression(member.initializer);
}

/** A method or property that is declared and not defined. */
function isAbstract(node: ts.Node): boolean {
  return (
    ts.isMethodSignature(node) ||
    ts.isPropertySignature(node) ||
    (ts.isMethodDeclaration(node) && !node.body) ||
    (ts.isPropertyDeclaration(node) && !node.initializer)
  );
}

function ownerOf(node: ts.Node): ts.Node | undefined {
  const { parent } = node;
  if (ts.isTypeLiteralNode(parent) && ts.isTypeAliasDeclaration(parent.parent)) return parent.parent;
  return ts.isInterfaceDeclaration(parent) || (ts.isClassLike(parent) && parent.name) ? parent : undefined;
}

function unique(ids: readonly string[]): string[] {
  return [...new Set(ids)].sort();
}
