/** Every literal in a file that names another module: imports, re-exports, `import()`, `require()`, import types. */
import ts from 'typescript';

/** One mention of a module. */
export interface ModuleMention {
  readonly literal: ts.StringLiteralLike;
  /** Names it asks of that module; `*` for the whole, none for a side effect. */
  readonly names: readonly string[];
}

/** Mentions in the order they stand in the file. */
export function moduleMentions(ast: ts.SourceFile): readonly ModuleMention[] {
  const found: ModuleMention[] = [];
  const visit = (node: ts.Node): void => {
    const mention = mentionOf(node);
    if (mention) found.push(mention);
    ts.forEachChild(node, visit);
  };
  visit(ast);
  return found;
}

function mentionOf(node: ts.Node): ModuleMention | undefined {
  if (ts.isImportDeclaration(node)) return { literal: node.moduleSpecifier as ts.StringLiteral, names: imported(node) };
  if (ts.isExportDeclaration(node) && node.moduleSpecifier)
    return { literal: node.moduleSpecifier as ts.StringLiteral, names: exported(node) };
  if (ts.isExternalModuleReference(node) && ts.isStringLiteralLike(node.expression))
    return { literal: node.expression, names: ['*'] };
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) && ts.isStringLiteral(node.argument.literal))
    return { literal: node.argument.literal, names: [firstName(node.qualifier)] };
  return ts.isCallExpression(node) ? called(node) : undefined;
}

function imported({ importClause }: ts.ImportDeclaration): readonly string[] {
  if (!importClause) return [];
  const { name, namedBindings } = importClause;
  const named = !namedBindings
    ? []
    : ts.isNamespaceImport(namedBindings)
      ? ['*']
      : namedBindings.elements.map((element) => (element.propertyName ?? element.name).text);
  return name ? ['default', ...named] : named;
}

function exported({ exportClause }: ts.ExportDeclaration): readonly string[] {
  if (!exportClause || ts.isNamespaceExport(exportClause)) return ['*'];
  return exportClause.elements.map((element) => (element.propertyName ?? element.name).text);
}

function firstName(qualifier: ts.EntityName | undefined): string {
  if (!qualifier) return '*';
  return ts.isIdentifier(qualifier) ? qualifier.text : firstName(qualifier.left);
}

function called(call: ts.CallExpression): ModuleMention | undefined {
  const isLoading =
    call.expression.kind === ts.SyntaxKind.ImportKeyword ||
    (ts.isIdentifier(call.expression) && call.expression.text === 'require');
  const [argument] = call.arguments;
  return isLoading && argument && ts.isStringLiteralLike(argument) ? { literal: argument, names: ['*'] } : undefined;
}
