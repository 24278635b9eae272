/** Regular expressions of validators: what they are tried on comes from a caller by what validators are for. */
import type { HeavyWorkFact } from '@banyan/model';
import { isTest } from '../../../read/list-tree';
import type { PlacedCall, PlacedClass, Project } from '../../../link/project';
import { regexFact } from './regex-fact';
import { regexOf } from './regex-of';

/** `z.string().regex(…)`, `Joi.string().pattern(…)`, `yup.string().matches(…)` */
const methods = new Set(['regex', 'pattern', 'matches']);

/** `@Matches(/…/)` of classes, and validators of zod, Joi and yup. */
export function validatorRegexes(project: Project): HeavyWorkFact[] {
  const classes = project.classes.filter(({ file }) => !isTest(file));
  return [
    ...classes.flatMap((placed) => decorated(placed, project)),
    ...project.sourceCalls.flatMap((placed) => called(placed, project)),
  ];
}

function decorated({ file, sketch }: PlacedClass, project: Project): HeavyWorkFact[] {
  return sketch.members.flatMap(({ decorators }) =>
    decorators.flatMap(({ name, args, line }) => {
      const pattern = name === 'Matches' && args[0] ? regexOf(args[0], { file, scope: 0 }, project) : undefined;
      const what = pattern && `/${pattern.source}/${pattern.flags}`;
      return what
        ? [regexFact({ file, line, function: `${file}#${sketch.name}`, on: 'parameter' }, what, pattern)]
        : [];
    }),
  );
}

function called({ file, call }: PlacedCall, project: Project): HeavyWorkFact[] {
  const { callee, args } = call;
  if (callee.kind !== 'member' || callee.of.kind !== 'call' || !methods.has(callee.name) || !args[0]) return [];
  const pattern = regexOf(args[0], { file, scope: call.scope }, project);
  if (!pattern) return [];
  const owner = project.functionAt(file, call.scope);
  return [
    regexFact(
      { file, line: call.line, function: owner, on: 'parameter' },
      `/${pattern.source}/${pattern.flags}`,
      pattern,
    ),
  ];
}
