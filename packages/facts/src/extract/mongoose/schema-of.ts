/** Mongoose schemas: where a model's schema is made, and what is said to it afterwards. */
import { field, type Project } from '../../link/project';
import type { Place } from '../../link/types';
import type { CallSketch } from '../../sketch/file-sketch';
import type { Term } from '../../sketch/term';

/** A schema with the name that its file calls it by. */
export interface PlacedSchema {
  readonly file: string;
  /** The variable, or a plugin's parameter; nothing for a schema without a name. */
  readonly name?: string;
  /** The scope in which the name means the schema; the whole file for 0. */
  readonly scope: number;
  /** `new Schema(…)`, `Schema(…)`, `SchemaFactory.createForClass(…)`. */
  readonly made?: CallSketch;
}

/** The schema that a term stands for. */
export function schemaOf(term: Term | undefined, place: Place, project: Project): PlacedSchema | undefined {
  if (!term) return undefined;
  if (term.kind === 'call') {
    const made = project.sketch(place.file).calls[term.call];
    return made && isSchemaCall(made) ? { file: place.file, scope: 0, made } : undefined;
  }
  if (term.kind === 'cast') return schemaOf(term.of, place, project);
  if (term.kind !== 'name' && term.kind !== 'member') return undefined;
  const constant = project.types.constant(term, place);
  const schema = constant && schemaOf(constant.term, constant.place, project);
  if (!schema) return undefined;
  const bound = schema.name ?? boundName(schema, project);
  return bound === undefined ? schema : { ...schema, name: bound };
}

/** Calls on a schema: `schema.plugin(…)`, `schema.index(…)`. */
export function schemaCalls({ file, name, scope }: PlacedSchema, project: Project): CallSketch[] {
  if (name === undefined) return [];
  const sketch = project.sketch(file);
  return sketch.calls.filter(
    (call) =>
      call.callee.kind === 'member' &&
      call.callee.of.kind === 'name' &&
      call.callee.of.name === name &&
      isInside(call.scope, scope, file, project),
  );
}

/** Scopes of the functions whose `this` is the model, a document or a query: statics, methods, hooks, those of plugins. */
export function schemaBodies(schema: PlacedSchema, project: Project, depth = 0): string[] {
  const { file, name, scope, made } = schema;
  const body = (term: Term | undefined): string[] => (term?.kind === 'function' ? [`${file}@${term.scope}`] : []);
  const assigned = project.sketch(file).writes.flatMap(({ target, value, scope: at }) => {
    if (target.kind !== 'member' || target.of.kind !== 'member' || target.of.of.kind !== 'name') return [];
    const own = target.of.of.name === name && /^(?:statics|methods|query)$/.test(target.of.name);
    return own && isInside(at, scope, file, project) ? body(value) : [];
  });
  const listed = ['statics', 'methods', 'query'].flatMap((key) => {
    const functions = field(made?.args[1], key);
    return functions?.kind === 'record' ? functions.fields.flatMap(({ value }) => body(value)) : [];
  });
  const called = schemaCalls(schema, project).flatMap((call) => {
    const method = call.callee.kind === 'member' ? call.callee.name : '';
    if (/^(?:static|method|pre|post)$/.test(method)) return call.args.flatMap(body);
    return method === 'plugin' && depth < 2 ? pluginBodies(call, file, project, depth) : [];
  });
  return [...assigned, ...listed, ...called];
}

/** `schema.plugin(paginate)`: what the plugin says to the schema that it is given. */
function pluginBodies({ args, scope }: CallSketch, file: string, project: Project, depth: number): string[] {
  const [plugin] = args;
  const type = plugin && project.types.of(plugin, { file, scope });
  if (type?.kind !== 'function' && type?.kind !== 'callback') return [];
  const inside =
    type.kind === 'callback' ? type.scope : project.names.files.get(type.file)?.functions.get(type.name)?.scope;
  const name = inside === undefined ? undefined : project.sketch(type.file).scopes[inside]?.parameters[0]?.name;
  if (inside === undefined || !name) return [];
  return schemaBodies({ file: type.file, name, scope: inside }, project, depth + 1);
}

function isSchemaCall({ callee }: CallSketch): boolean {
  if (callee.kind !== 'name' && callee.kind !== 'member') return false;
  return callee.name === 'Schema' || callee.name === 'createForClass';
}

/** The variable that is set to a schema. */
function boundName({ file, made }: PlacedSchema, project: Project): string | undefined {
  const sketch = project.sketch(file);
  const index = made ? sketch.calls.indexOf(made) : -1;
  for (const [name, { init }] of sketch.scopes[0]?.bindings ?? []) {
    if (init?.kind === 'call' && init.call === index) return name;
  }
  return undefined;
}

function isInside(scope: number, outer: number, file: string, project: Project): boolean {
  const { scopes } = project.sketch(file);
  for (let at = scope; at > 0; at = scopes[at]?.parent ?? -1) if (at === outer) return true;
  return outer === 0;
}
