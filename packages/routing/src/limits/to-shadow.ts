/** What is copied and compared on a route in phase `shadow`, with all defaults filled in. */
import type { CompareRules, ReportThresholds, Route } from '@banyan/model';
import type { TableUpstream } from '../table/routing-table';
import { parseDuration } from './parse-duration';

/** A route's shadow. */
export interface TableShadow {
  /** Who gets the copies. */
  readonly service: TableUpstream;
  /** 0 to 1. */
  readonly share: number;
  readonly methods: ReadonlySet<string>;
  readonly passesCredentials: boolean;
  /** Bytes of a request's body. */
  readonly maxBody: number;
  /** Milliseconds for the whole answer to a copy. */
  readonly timeout: number;
  /** Part of the copies that the monolith gets as well, 0 to 1. */
  readonly noise: number;
  readonly compare: Required<Omit<CompareRules, 'tolerance'>> & {
    readonly absolute: number;
    readonly relative: number;
  };
  readonly report: Required<ReportThresholds>;
  readonly samples: { readonly keep: number; readonly shown: boolean };
}

/** Fields whose meaning a caller would miss; others (Date, ETag, Server) differ between any two servers. */
export const usualFields: readonly string[] = [
  'allow',
  'cache-control',
  'content-disposition',
  'content-language',
  'content-type',
  'location',
  'www-authenticate',
];

/** Undefined unless the route is in phase shadow. */
export function toShadow({ phase, shadow = {} }: Route, service: TableUpstream): TableShadow | undefined {
  if (phase !== 'shadow') return undefined;
  const { share = 100, methods = ['GET', 'HEAD'], credentials, maxBody = 65_536, timeout = '5s', noise = 0 } = shadow;
  const { compare = {}, report = {}, samples = {} } = shadow;
  return Object.freeze({
    service,
    share: share / 100,
    methods: new Set(methods),
    passesCredentials: credentials !== 'drop',
    maxBody,
    timeout: parseDuration(timeout) ?? 0,
    noise: noise / 100,
    compare: toCompare(compare),
    report: { relative: report.relative ?? 20, absolute: report.absolute ?? 0.03 },
    samples: { keep: samples.keep ?? 20, shown: samples.values === 'shown' },
  });
}

function toCompare(rules: CompareRules): TableShadow['compare'] {
  const { fields = usualFields, ignore = [], unordered = [], tolerance = {}, maxBytes = 65_536 } = rules;
  const { absolute = 0, relative = 0 } = tolerance;
  return { fields: fields.map((name) => name.toLowerCase()), ignore, unordered, absolute, relative, maxBytes };
}
