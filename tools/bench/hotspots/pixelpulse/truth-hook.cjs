/**
 * Loaded into pixelpulse beside the recording, by Node with source maps: the truth that the join is held against. It
 * takes nothing from what the join rests on. (1) Nest's own router says which handler runs a trace. (2) Whoever calls
 * TypeORM stands on the stack at that moment; its line is kept for all statements that the call leads to, as `code.*`.
 */
const { AsyncLocalStorage } = require('node:async_hooks');
const { appendFileSync } = require('node:fs');
const { createRequire } = require('node:module');
const { join, sep } = require('node:path');

const load = createRequire(join(process.cwd(), 'package.json'));
const { trace } = load('@opentelemetry/api');
const typeorm = load('typeorm');
const { RouterExecutionContext } = load('@nestjs/core/router/router-execution-context');
const callers = new AsyncLocalStorage();
const source = join(process.cwd(), 'src') + sep;

const create = RouterExecutionContext.prototype.create;
RouterExecutionContext.prototype.create = function (instance, callback, name, ...rest) {
  const handle = create.call(this, instance, callback, name, ...rest);
  const handler = `${instance.constructor.name}.${name}`;
  return (...request) => {
    const id = trace.getActiveSpan()?.spanContext().traceId;
    if (id) appendFileSync(process.env.PIXELPULSE_TRUTH, `${JSON.stringify({ trace: id, handler })}\n`);
    return handle(...request);
  };
};

/** What sends statements; what only builds them, and what calls the app back within a transaction, does not count. */
const asks =
  /^(?:find|count|exists?|sum|average|minimum|maximum|save|remove|softRemove|recover|insert|upsert|update|delete|softDelete|restore|increment|decrement|query|clear|preload|get(?:One|Many|Raw|Count|Exists|Entities)|execute|stream|reload)/;

const {
  Repository,
  EntityManager,
  DataSource,
  SelectQueryBuilder,
  InsertQueryBuilder,
  UpdateQueryBuilder,
  DeleteQueryBuilder,
} = typeorm;
const { SoftDeleteQueryBuilder } = load('typeorm/query-builder/SoftDeleteQueryBuilder');
const builders = [
  SelectQueryBuilder,
  InsertQueryBuilder,
  UpdateQueryBuilder,
  DeleteQueryBuilder,
  SoftDeleteQueryBuilder,
];
for (const { prototype } of [Repository, EntityManager, DataSource, ...builders])
  for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(prototype)))
    if (asks.test(name) && typeof value === 'function')
      prototype[name] = function (...args) {
        const caller = callerOf();
        return caller ? callers.run(caller, () => value.apply(this, args)) : value.apply(this, args);
      };

/** The innermost line of the app that is on the stack itself; those that only wait are not asked. */
function callerOf() {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 50;
  const frames = new Error().stack.split('\n').filter((line) => !line.includes(' at async ') && line.includes(source));
  Error.stackTraceLimit = limit;
  const [, file, line] = /([^( ]+):(\d+):\d+\)?$/.exec(frames[0] ?? '') ?? [];
  return file && { 'code.file.path': `src/${file.slice(source.length)}`, 'code.line.number': Number(line) };
}

const tracer = trace.getTracerProvider().getDelegate().getTracer('truth');
const spans = Object.getPrototypeOf(tracer);
const startSpan = spans.startSpan;
spans.startSpan = function (...args) {
  const span = startSpan.apply(this, args);
  const caller = callers.getStore();
  if (caller) span.setAttributes(caller);
  return span;
};
