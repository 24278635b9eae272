/** Where the code sets up pools of database connections, and how large they may become. */
import type { ConnectionPoolFact, DatabaseServer, PoolSize } from '@banyan/model';
import { field, type PlacedCall, type Project } from '../../link/project';
import type { LibraryType, Type } from '../../link/type';
import type { Place } from '../../link/types';
import { isTest } from '../../read/list-tree';
import type { Term } from '../../sketch/term';
import { givenOptions, hasOption } from '../state/given-options';
import { type PoolLibrary, poolLibraries } from './pool-libraries';
import { settingOf } from './setting';

/** Pools that calls set up, and classes that are one (`extends PrismaClient`). Tests are left out. */
export function connectionPools(project: Project): ConnectionPoolFact[] {
  return [...project.sourceCalls.flatMap((placed) => ofCall(placed, project) ?? []), ...ofClasses(project)];
}

function ofCall(placed: PlacedCall, project: Project): ConnectionPoolFact | undefined {
  const { file, call } = placed;
  if (call.callee.kind !== 'name' && call.callee.kind !== 'member') return undefined;
  const place = { file, scope: call.scope };
  const library = libraryOf(project.types.of(call.callee, place), call.isNew);
  if (!library) return undefined;
  const options = call.args.flatMap((arg) => givenOptions(arg, place, project));
  const size = sizeIn(options, library, place, call.line, project);
  const server = library.server ?? serverIn(options, place, project);
  return {
    ...{ layer: library.layer, file, line: call.line, function: project.functionAt(file, call.scope) },
    ...(server && { server }),
    ...(size && { size }),
  };
}

/** `knex(…)`, `new Pool(…)`, `TypeOrmModule.forRoot(…)`; classes are made, functions are called. */
function libraryOf(type: Type | undefined, isNew: boolean): PoolLibrary | undefined {
  if (type?.kind !== 'library' || !type.itself) return undefined;
  const last = type.name.slice(type.name.lastIndexOf('.') + 1);
  const made = /^(?:Pool|DataSource|Sequelize|PrismaClient|Connection)$/.test(last);
  const either = last === 'default' || last === '*';
  return either || made === isNew ? known(type) : undefined;
}

function known({ module, name }: LibraryType): PoolLibrary | undefined {
  return poolLibraries.find((one) => one.module.test(module) && one.name.test(name));
}

function sizeIn(
  options: readonly Term[],
  { size: paths }: PoolLibrary,
  place: Place,
  line: number,
  project: Project,
): PoolSize | undefined {
  for (const path of paths) {
    for (const option of options) {
      const found = optionAt(option, path);
      const size = found && settingOf({ term: found.value, place, line: found.line }, project);
      if (size) return size;
    }
  }
  const inUrl = limitInUrl(options, place, line, project);
  return inUrl ?? (options.some((one) => maySay(one, paths)) ? { file: place.file, line } : undefined);
}

/** An option is there that could not be read, or options that are made elsewhere: then the default need not hold. */
function maySay(option: Term, paths: PoolLibrary['size']): boolean {
  return option.kind === 'record' && paths.some(([key = '']) => hasOption(option, key));
}

function optionAt(option: Term, [key, ...rest]: readonly string[]): { value: Term; line: number } | undefined {
  const entry = option.kind === 'record' ? option.fields.find((one) => one.key === key) : undefined;
  return entry && rest.length > 0 ? optionAt(entry.value, rest) : entry;
}

/** `postgres://…?connection_limit=5`, written out. */
function limitInUrl(options: readonly Term[], place: Place, line: number, project: Project): PoolSize | undefined {
  const texts = options.flatMap((one) => [
    one,
    field(one, 'url'),
    field(field(field(one, 'datasources'), 'db'), 'url'),
  ]);
  const limits = texts.flatMap(
    (term) =>
      /[?&](?:connection_limit|connectionLimit|maxPoolSize)=(\d+)/.exec(project.text(term, place) ?? '')?.[1] ?? [],
  );
  return limits[0] === undefined ? undefined : { file: place.file, line, connections: Number(limits[0]) };
}

const servers: readonly (readonly [DatabaseServer, RegExp])[] = [
  ['postgres', /^(?:pg|postgres\w*|cockroachdb|aurora-postgres)(?:$|:)/],
  ['mysql', /^(?:mysql2?|mariadb|aurora-mysql)(?:$|:)/],
  ['mssql', /^(?:mssql|sqlserver)(?:$|:)/],
  ['oracle', /^oracle(?:db)?(?:$|:)/],
  ['mongodb', /^mongodb(?:\+srv)?(?:$|:)/],
  ['sqlite', /^(?:better-)?sqlite3?(?:$|:)/],
];

/** `type`, `client` or `dialect`, else the beginning of a connection string. */
function serverIn(options: readonly Term[], place: Place, project: Project): DatabaseServer | undefined {
  const texts = options.flatMap((one) =>
    [field(one, 'type'), field(one, 'client'), field(one, 'dialect'), field(one, 'url'), one].flatMap(
      (term) => project.text(term, place) ?? [],
    ),
  );
  return serverNamed(texts);
}

/** The server that one of several names or connection strings is about. */
export function serverNamed(names: readonly string[]): DatabaseServer | undefined {
  return servers.find(([, pattern]) => names.some((name) => pattern.test(name)))?.[0];
}

function ofClasses(project: Project): ConnectionPoolFact[] {
  return project.classes.flatMap(({ file, sketch }): ConnectionPoolFact[] => {
    if (!sketch.extends || isTest(file)) return [];
    const base = project.types.of(sketch.extends, { file, scope: 0 });
    const library = base?.kind === 'library' ? known(base) : undefined;
    if (library?.layer !== 'prisma') return [];
    return [{ layer: library.layer, file, line: sketch.line, function: `${file}#${sketch.name}` }];
  });
}
