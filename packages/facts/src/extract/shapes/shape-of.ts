/** A written type → the class or interface that it names, with its fields. */
import type { FieldFact, ShapeFact } from '@banyan/model';
import type { Project } from '../../link/project';
import type { Type } from '../../link/type';
import type { TypeTerm } from '../../sketch/term';
import { renderType } from './render-type';

type Shape = Omit<ShapeFact, 'handlers'>;

/** Bases that are followed: a class that extends itself over other files must end. */
const mostBases = 5;

/** Nothing for types of libraries, and for those without fields. */
export function shapeOf(type: TypeTerm, file: string, project: Project): Shape | undefined {
  const meant = elementOf(project.types.written(type, file));
  if (meant?.kind !== 'class' && meant?.kind !== 'interface') return undefined;
  const { line } = declared(meant, project) ?? {};
  const fields = [...new Map(fieldsOf(meant, project, mostBases).map((field) => [field.name, field])).values()];
  if (line === undefined || fields.length === 0) return undefined;
  return { id: `${meant.file}#${meant.name}`, file: meant.file, line, name: meant.name, fields: sorted(fields) };
}

type Declared = Extract<Type, { kind: 'class' | 'interface' }>;

function elementOf(type: Type | undefined): Type | undefined {
  return type?.kind === 'array' ? elementOf(type.of) : type;
}

function declared({ kind, file, name }: Declared, project: Project): { readonly line: number } | undefined {
  const sketch = project.sketch(file);
  const all = kind === 'class' ? sketch.classes : sketch.interfaces;
  return all.find((one) => one.name === name);
}

/** Those of bases first: what a class says itself counts. */
function fieldsOf(type: Declared, project: Project, bases: number): FieldFact[] {
  if (bases === 0) return [];
  return type.kind === 'class' ? classFields(type, project, bases) : interfaceFields(type, project, bases);
}

function classFields(type: Extract<Declared, { kind: 'class' }>, project: Project, bases: number): FieldFact[] {
  const sketch = project.sketch(type.file).classes.find(({ name }) => name === type.name);
  const base = project.types.base(type);
  const own = (sketch?.members ?? []).filter(({ kind, static: ofClass }) => kind === 'property' && !ofClass);
  const given = (sketch?.parameters ?? []).filter(({ property }) => property);
  return [
    ...(base?.kind === 'class' ? fieldsOf(base, project, bases - 1) : []),
    ...[...given, ...own].map(({ name, type: written }) => toField(name, written)),
  ];
}

function interfaceFields({ file, name }: Declared, project: Project, bases: number): FieldFact[] {
  const sketch = project.sketch(file).interfaces.find((one) => one.name === name);
  const above = (sketch?.extends ?? []).flatMap((base) => {
    const type = project.types.written({ name: base, args: [] }, file);
    return type?.kind === 'class' || type?.kind === 'interface' ? fieldsOf(type, project, bases - 1) : [];
  });
  return [...above, ...[...(sketch?.properties ?? [])].map(([field, type]) => toField(field, type))];
}

function toField(name: string, written: TypeTerm | undefined): FieldFact {
  const type = written && renderType(written);
  return { name, ...(type !== undefined && { type }) };
}

function sorted(fields: readonly FieldFact[]): FieldFact[] {
  return [...fields].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}
