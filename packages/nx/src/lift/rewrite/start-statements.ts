/** Which statements of a start file do not belong into a lifted service, and why. */
import ts from 'typescript';

const methodsOfTheShell: Readonly<Record<string, string>> = {
  enableShutdownHooks: 'the service drains on signals by itself',
  connectMicroservice: 'messages stay with the monolith: both would take them',
  startAllMicroservices: 'messages stay with the monolith: both would take them',
};

/** @param isProvider whether a name is a class of the project */
export function reasonToLeave(
  statement: ts.ExpressionStatement,
  isProvider: (name: string) => boolean,
): string | undefined {
  const call = callOf(statement.expression);
  if (!call || !ts.isPropertyAccessExpression(call.expression)) return undefined;
  const method = call.expression.name.text;
  if (methodsOfTheShell[method]) return methodsOfTheShell[method];
  if (isSignalHandler(call)) return 'the service drains on signals by itself';
  if (isStartLine(statement, call)) return 'the service prints its own start line';
  if (runsProvider(call, isProvider)) return 'work the monolith does once at its start';
  return undefined;
}

/** The outermost call of `await x()`, `void x()`, `x().catch(…)` keeps its own name. */
function callOf(expression: ts.Expression): ts.CallExpression | undefined {
  if (ts.isAwaitExpression(expression) || ts.isVoidExpression(expression)) return callOf(expression.expression);
  return ts.isCallExpression(expression) ? expression : undefined;
}

function isSignalHandler(call: ts.CallExpression): boolean {
  const [signal] = call.arguments;
  const isProcess = /^process\.(on|once)$/.test(call.expression.getText());
  return isProcess && signal !== undefined && ts.isStringLiteralLike(signal) && /^SIG(TERM|INT)$/.test(signal.text);
}

/** A log line after the call of `listen` in the same block tells an address that is not the service's. */
function isStartLine(statement: ts.ExpressionStatement, call: ts.CallExpression): boolean {
  if (!/\b(log|info|debug|warn|write|verbose)$/.test(call.expression.getText())) return false;
  const block = statement.parent;
  if (!ts.isBlock(block)) return false;
  const before = block.statements.slice(0, block.statements.indexOf(statement));
  return before.some((one) => /\.listen(Async)?\(/.test(one.getText()));
}

/** `app.get(SeedService).run()`, also through a variable; not when the application itself is handed on. */
function runsProvider(call: ts.CallExpression, isProvider: (name: string) => boolean): boolean {
  const receiver = (call.expression as ts.PropertyAccessExpression).expression;
  if (call.arguments.some((argument) => ts.isIdentifier(argument) && /app/i.test(argument.text))) return false;
  const asked = ts.isIdentifier(receiver) ? initializerOf(receiver) : receiver;
  const asking = asked && callOf(asked);
  const [provider] = asking?.arguments ?? [];
  const isAsking = asking && /\.(get|resolve)$/.test(asking.expression.getText());
  return isAsking === true && provider !== undefined && ts.isIdentifier(provider) && isProvider(provider.text);
}

function initializerOf(name: ts.Identifier): ts.Expression | undefined {
  for (let at: ts.Node = name; at.parent; at = at.parent) {
    if (!ts.isBlock(at.parent)) continue;
    for (const statement of at.parent.statements)
      if (ts.isVariableStatement(statement))
        for (const declaration of statement.declarationList.declarations)
          if (declaration.name.getText() === name.text) return declaration.initializer;
  }
  return undefined;
}
