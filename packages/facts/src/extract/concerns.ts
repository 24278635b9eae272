/**
 * Which calls the facts of the project are drawn from. `facts-of-project.ts` is given these calls only: whoever adds an
 * extractor there that misses its calls names them here. After an edit that leaves them all as they were, the facts of
 * the project are what they were.
 */
import type { PlacedCall } from '../link/project';

/** Calls by the name of what is called. */
const named = new RegExp(
  `^(?:${[
    // Applications, routers, what is put in front of routes, and settings.
    'setGlobalPrefix|enableVersioning|use\\w*|register\\w*|routes?|mount|prefix|forRoutes|exclude|apply\\w*|mixin',
    'mutation|subscription|procedure|merge|\\w*[rR]outer\\w*|addHook|decorate\\w*|listen\\w*',
    // Entities and what belongs to them.
    'model|discriminator|plugin|loadClass|virtual|pre|post|statics?|methods?|index|set|compile|createTable|alterTable|define\\w*|init|Schema|EntitySchema|belongsTo\\w*|hasOne|hasMany|addScope|\\w*[tT]able\\w*|createIndex|relations|drizzle|collection|\\w*Strategy|DataSource',
    // Transactions.
    'transactional|withTransaction|runInTransaction|runTransaction|\\$?\\w*[tT]ransaction',
    // What is listened to and what is sent.
    'on|once|addListener|prependListener|emit\\w*|send\\w*|publish\\w*|add|add(?:Bulk|Job|Cron\\w*)|dispatch\\w*|execute|process|subscribe|consume|schedule\\w*|cron|client|Queue|Worker|CronJob|Redis\\w*',
    // What makes plain servers and schemas, and schedules.
    'Cron|scheduleJob|create(?:Secure)?Server|ApolloServer|GraphQLServer|makeExecutableSchema|addResolversToSchema|createSchema|build\\w*Schema|GrpcMethod|GrpcStreamMethod',
  ].join('|')})$`,
);
/** Routes: `router.get(path, handler)`, `router.route(path).get(handler)`. */
const verb = /^(?:get|post|put|patch|delete|del|head|options|all|search|trace|link|unlink|query)$/;

/** Whether the facts of the project may hang on a call. */
export function isOfConcern({ call: { callee, args } }: PlacedCall): boolean {
  if (callee.kind !== 'name' && callee.kind !== 'member') return false;
  if (named.test(callee.name)) return true;
  const chained = callee.kind === 'member' && callee.of.kind === 'call';
  if (verb.test(callee.name) && (args.length > 1 || chained)) return true;
  if (callee.kind !== 'member' || callee.of.kind !== 'name') return false;
  // `NestFactory.create(…)`, `CronJob.from(…)`
  return callee.name.startsWith('create')
    ? callee.of.name.endsWith('Factory')
    : callee.name === 'from' && callee.of.name === 'CronJob';
}
