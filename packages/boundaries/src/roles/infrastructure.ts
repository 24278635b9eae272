/** Guards, decorators, base classes, configuration, the database's client: made to be used everywhere. */
import type { ClassFact, ModulePath } from '@banyan/model';
import { baseName, type FactsIndex, folderOf } from '../facts-index';

const requestPipeline = new Set([
  'CanActivate',
  'NestInterceptor',
  'PipeTransform',
  'ExceptionFilter',
  'NestMiddleware',
]);
/** What a data layer gives a program to reach its database with; a class that is one is the connection. */
const connections = new Set(['PrismaClient', 'DataSource', 'MikroORM', 'MongoClient']);
const namedSo =
  /\.(guard|interceptor|middleware|decorator|config|constants?|env|environment|errors?|logger)\.[cm]?[jt]sx?$/;
const wholeName = /^(config|configuration|constants?|env|environment|errors?|logger|logging|types?)\.[cm]?[jt]sx?$/;
const folders = /^(guards?|interceptors?|middlewares?|decorators?|pipes|exceptions?|errors?|logging|logger)$/;

/** Whether a module is infrastructure, by what its classes implement, by its name, or as a base class of many. */
export function isInfrastructure(index: FactsIndex, module: ModulePath): boolean {
  const classes = index.classesIn.get(module) ?? [];
  if (classes.some(servesPipeline) || classes.some(isDatabaseClient)) return true;
  if (classes.some(({ role }) => role === 'controller' || role === 'entity' || role === 'resolver')) return false;
  return (
    namedSo.test(baseName(module)) ||
    wholeName.test(baseName(module)) ||
    folders.test(baseName(folderOf(module))) ||
    classes.some((one) => isBaseClass(index, one))
  );
}

/** Whether a class is the program's connection to its database, e.g. `PrismaService extends PrismaClient`. */
export function isDatabaseClient({ extends: base = '' }: Pick<ClassFact, 'extends'>): boolean {
  return connections.has(base);
}

/** Whether requests pass through a class before or after their handler. */
export function servesPipeline({ implements: names, decorators }: ClassFact): boolean {
  return names.some((name) => requestPipeline.has(name)) || decorators.includes('Catch');
}

/** Extended in at least two other folders. */
function isBaseClass({ facts, has }: FactsIndex, { name, file }: ClassFact): boolean {
  const heirs = facts.classes.filter((one) => one.extends === name && one.file !== file && has(one.file));
  return new Set(heirs.map((heir) => folderOf(heir.file))).size > 1;
}
