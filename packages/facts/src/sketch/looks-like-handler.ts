/** Whether a function answers requests, by what it calls its parameters. */
import type { ArrowFunctionExpression, Function, Node, ParamPattern } from 'oxc-parser';

const requests = /^_?(?:req|request|ctx|context|c|_)$/;
const answering = /^_?(?:res|response|reply|h|next)$/;
const requestTypes = /(?:Request|Context|Ctx)$/;
const parts = new Set('req request res response ctx context params query body headers session user'.split(' '));

/** `(req, res)`, `(ctx)`, `({ params }, reply)`, `(input: FastifyRequest)`; `(error, req, res, next)` too. */
export function looksLikeHandler({ params }: Function | ArrowFunctionExpression): boolean {
  const [first, second] = params;
  if (first === undefined) return false;
  if (requests.test(nameOf(first)) || requestTypes.test(typeOf(first))) return true;
  if (second !== undefined && (answering.test(nameOf(second)) || requests.test(nameOf(second)))) return true;
  return takesParts(first);
}

/** Whether its second parameter is what answers go to: `(…, res)`. */
export function answers({ params }: Function | ArrowFunctionExpression): boolean {
  return params[1] !== undefined && answering.test(nameOf(params[1]));
}

function takesParts(param: ParamPattern): boolean {
  if (param.type !== 'ObjectPattern') return false;
  return param.properties.some(
    (property) => property.type === 'Property' && property.key.type === 'Identifier' && parts.has(property.key.name),
  );
}

function nameOf(param: ParamPattern): string {
  return param.type === 'Identifier' ? param.name : '';
}

function typeOf(param: ParamPattern): string {
  const type: Node | undefined = 'typeAnnotation' in param ? param.typeAnnotation?.typeAnnotation : undefined;
  if (type?.type !== 'TSTypeReference') return '';
  const { typeName } = type;
  return typeName.type === 'Identifier'
    ? typeName.name
    : typeName.type === 'TSQualifiedName'
      ? typeName.right.name
      : '';
}
