/** What handlers of a file take and give back, as far as it is a class or an interface of the project. */
import type { ShapeFact, SymbolId } from '@banyan/model';
import type { PlacedClass, Project } from '../../link/project';
import type { MemberSketch } from '../../sketch/file-sketch';
import type { TypeTerm } from '../../sketch/term';
import { lookup } from '../lookup';
import { shapeOf } from './shape-of';

/** One use, stated of the file that has the handler; a schema's own type is used by no handler. */
export interface ShapeUse {
  readonly file: string;
  readonly handler?: SymbolId;
  readonly shape: Omit<ShapeFact, 'handlers'>;
}

const serving = lookup({ Controller: true, JsonController: true, Resolver: true, WebSocketGateway: true });
const schemaTypes = lookup({ ObjectType: true, InputType: true, ArgsType: true, InterfaceType: true });
/** Parameters that carry what the caller sent. */
const given = lookup({
  ...{ Body: true, Query: true, Param: true, Args: true, Arg: true, Payload: true, MessageBody: true },
  ...{ QueryParams: true, BodyParam: true, Parent: true, Root: true },
});

export function shapeUses(project: Project): ShapeUse[] {
  return project.classes.flatMap((placed) => [...schemaType(placed, project), ...handled(placed, project)]);
}

function schemaType({ file, sketch }: PlacedClass, project: Project): ShapeUse[] {
  if (!sketch.decorators.some(({ name }) => schemaTypes[name])) return [];
  const shape = shapeOf({ name: sketch.name, args: [] }, file, project);
  return shape ? [{ file, shape }] : [];
}

function handled({ file, sketch }: PlacedClass, project: Project): ShapeUse[] {
  if (!sketch.decorators.some(({ name }) => serving[name])) return [];
  return sketch.members
    .filter(({ kind, decorators }) => kind === 'method' && decorators.length > 0)
    .flatMap((member) =>
      typesOf(member).flatMap((type): ShapeUse[] => {
        const shape = shapeOf(type, file, project);
        return shape ? [{ file, handler: `${file}#${sketch.name}.${member.name}`, shape }] : [];
      }),
    );
}

function typesOf({ parameters, type }: MemberSketch): TypeTerm[] {
  const taken = parameters.filter(({ decorators }) => decorators.some(({ name }) => given[name]));
  return [...taken.map((parameter) => parameter.type), type].filter((one) => one !== undefined);
}
