/** gRPC services whose methods a generated decorator of the class names: `@PhotoServiceControllerMethods()` of ts-proto. */
import type { EndpointFact } from '@banyan/model';
import type { PlacedClass, Project } from '../../link/project';
import type { CallSketch, FileSketch } from '../../sketch/file-sketch';
import { allMembers, classType, memberId } from './decorated';
import { lookup } from '../lookup';

const methods: Readonly<Record<string, string>> = lookup({ GrpcMethod: 'UNARY', GrpcStreamMethod: 'STREAM' });

/** A method that a decorator function makes an entry point of. */
interface Declared {
  readonly service: string;
  readonly name: string;
  readonly method: string;
}

export function grpcServices(placed: PlacedClass, project: Project): EndpointFact[] {
  const declared = placed.sketch.decorators.flatMap(({ name }) => declaredBy(name, placed.file, project));
  if (declared.length === 0) return [];
  const members = allMembers(classType(placed), project);
  return declared.flatMap(({ service, name, method }) => {
    const found = members.find(({ member }) => member.name === name);
    if (!found) return [];
    const path = `${service}/${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;
    const { file } = found.owner;
    return [{ kind: 'grpc' as const, method, path, handler: memberId(found), file, line: found.member.line }];
  });
}

/** `for (const method of ['findOne', …]) GrpcMethod('PhotoService', method)(…)` in the decorator's function. */
function declaredBy(decorator: string, file: string, project: Project): Declared[] {
  const type = decorator.includes('.')
    ? undefined
    : project.types.of({ kind: 'name', name: decorator }, { file, scope: 0 });
  const indexed = type?.kind === 'function' ? project.names.files.get(type.file) : undefined;
  const own = type?.kind === 'function' ? indexed?.functions.get(type.name) : undefined;
  if (!indexed || !own) return [];
  const { sketch } = indexed;
  const calls = sketch.calls.filter((call) => methodOf(call) !== undefined && isWithin(call.scope, own.scope, sketch));
  return calls.flatMap((call, at) => {
    const service = project.text(call.args[0], { file: sketch.path, scope: call.scope });
    if (service === undefined) return [];
    return namesIn(call, at, sketch, project).map((name) => ({ service, name, method: methodOf(call) ?? 'UNARY' }));
  });
}

function methodOf({ callee }: CallSketch): string | undefined {
  return callee.kind === 'name' ? methods[callee.name] : undefined;
}

/**
 * The name itself, or those that a loop goes over. The loops are alike and their variables have one name: the first
 * list of the function belongs to the first of them.
 */
function namesIn({ args, scope }: CallSketch, at: number, sketch: FileSketch, project: Project): string[] {
  const place = { file: sketch.path, scope };
  const name = project.text(args[1], place);
  if (name !== undefined) return [name];
  const lists = [...(sketch.scopes[scope]?.bindings.values() ?? [])].filter(({ init }) => init?.kind === 'list');
  return project.texts(lists[at]?.init, place);
}

function isWithin(scope: number, outer: number, { scopes }: FileSketch): boolean {
  for (let at = scope; at > 0; at = scopes[at]?.parent ?? 0) if (at === outer) return true;
  return false;
}
