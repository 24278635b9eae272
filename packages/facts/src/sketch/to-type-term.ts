/** Type annotations → type terms. */
import type {
  TSSignature,
  TSTupleElement,
  TSType,
  TSTypeAnnotation,
  TSTypeName,
  TSTypeParameterInstantiation,
} from 'oxc-parser';
import type { TypeTerm } from './term';

/** One list for all that have no arguments: most have none. */
const none: readonly TypeTerm[] = [];

/** @returns the type as a term; nothing for types that no fact is drawn from, as literals */
export function toTypeTerm(type: TSType): TypeTerm | undefined {
  switch (type.type) {
    case 'TSTypeReference':
      return { name: typeName(type.typeName), args: typeArguments(type.typeArguments) };
    case 'TSArrayType':
      return arrayOf(toTypeTerm(type.elementType));
    case 'TSUnionType':
      return unionOf(type.types);
    case 'TSIntersectionType':
      return type.types.map(toTypeTerm).find((part) => part !== undefined);
    case 'TSParenthesizedType':
      return toTypeTerm(type.typeAnnotation);
    case 'TSTypeOperator':
      return toTypeTerm(type.typeAnnotation);
    case 'TSTypeQuery':
      return type.exprName.type === 'TSImportType'
        ? undefined
        : { name: `typeof ${typeName(type.exprName as TSTypeName)}`, args: none };
    case 'TSTypeLiteral':
      return { name: '{}', args: none, fields: memberTypes(type.members) };
    case 'TSTupleType':
      return { name: '[]', args: type.elementTypes.map(elementTerm) };
    case 'TSFunctionType':
      return { name: '=>', args: [annotationTerm(type.returnType) ?? unknownType] };
    case 'TSImportType':
      return importType(type);
    case 'TSStringKeyword':
      return { name: 'string', args: none };
    case 'TSNumberKeyword':
      return { name: 'number', args: none };
    case 'TSBooleanKeyword':
      return { name: 'boolean', args: none };
    default:
      return undefined;
  }
}

/** Types of properties and methods by name; `[]` for what an index signature says. */
export function memberTypes(members: readonly TSSignature[]): (readonly [string, TypeTerm])[] {
  return members.flatMap((member): (readonly [string, TypeTerm])[] => {
    if (member.type === 'TSIndexSignature') {
      const type = annotationTerm(member.typeAnnotation);
      return type ? [['[]', type]] : [];
    }
    if (member.type !== 'TSPropertySignature' && member.type !== 'TSMethodSignature') return [];
    const { key, computed } = member;
    const name =
      key.type === 'Identifier' && !computed ? key.name : key.type === 'Literal' ? String(key.value) : undefined;
    const type =
      member.type === 'TSMethodSignature'
        ? { name: '()', args: [annotationTerm(member.returnType) ?? unknownType] }
        : annotationTerm(member.typeAnnotation);
    return name !== undefined && type ? [[name, type]] : [];
  });
}

const unknownType: TypeTerm = { name: 'unknown', args: none };

function elementTerm(element: TSTupleElement): TypeTerm {
  if (element.type === 'TSNamedTupleMember') return elementTerm(element.elementType);
  if (element.type === 'TSOptionalType' || element.type === 'TSRestType') return elementTerm(element.typeAnnotation);
  return toTypeTerm(element) ?? unknownType;
}

/** The type of an optional annotation. */
export function annotationTerm(annotation: TSTypeAnnotation | null | undefined): TypeTerm | undefined {
  return annotation ? toTypeTerm(annotation.typeAnnotation) : undefined;
}

/** `<A, B>` as terms; what has no term stays in its place as `unknown`. */
export function typeArguments(args: TSTypeParameterInstantiation | null | undefined): readonly TypeTerm[] {
  if (!args) return none;
  return args.params.map((param) => toTypeTerm(param) ?? { name: 'unknown', args: none });
}

function arrayOf(element: TypeTerm | undefined): TypeTerm {
  return { name: 'Array', args: element ? [element] : [] };
}

function unionOf(types: readonly TSType[]): TypeTerm | undefined {
  const nullable = types.some((type) => type.type === 'TSNullKeyword' || type.type === 'TSUndefinedKeyword');
  const parts = types.map(toTypeTerm).filter((part) => part !== undefined);
  const term = parts.find(({ name }) => !/^\W/.test(name)) ?? parts[0];
  return term && nullable ? { ...term, nullable: true } : term;
}

function typeName(name: TSTypeName): string {
  switch (name.type) {
    case 'Identifier':
      return name.name;
    case 'TSQualifiedName':
      return `${typeName(name.left)}.${name.right.name}`;
    default:
      return 'this';
  }
}

function importType(type: Extract<TSType, { type: 'TSImportType' }>): TypeTerm | undefined {
  if (!type.qualifier) return undefined;
  const name = type.qualifier.type === 'Identifier' ? type.qualifier.name : type.qualifier.right.name;
  return { name, args: typeArguments(type.typeArguments), from: type.source.value };
}
