/** A small file of every format, by name. */
import {
  postsTrace,
  toDatadog,
  toJaeger,
  toNewRelic,
  toOtlp,
  toProtobuf,
  toTable,
  toZipkin,
} from '../traces/sample-trace.fixture';

const trace = postsTrace.slice(0, 3);

const profile = {
  nodes: [
    { id: 1, callFrame: { functionName: '(root)', url: '', lineNumber: -1, columnNumber: -1 }, children: [2] },
    { id: 2, callFrame: { functionName: 'busy', url: 'node:fs', lineNumber: 0, columnNumber: 0 } },
  ],
  samples: [2, 2],
  timeDeltas: [0, 1000],
};

const digests = ['DIGEST_TEXT,COUNT_STAR,SUM_TIMER_WAIT', '"SELECT * FROM `posts` WHERE `id` = ?",4,1000000000'];

export const samples: Readonly<Record<string, string | Buffer>> = {
  'otlp-json': toOtlp(trace),
  'otlp-protobuf': toProtobuf(trace),
  'jaeger-json': toJaeger(trace),
  'zipkin-json': toZipkin(trace),
  'datadog-json': toDatadog(trace),
  'datadog-csv': toTable(trace, 'datadog'),
  'new-relic-json': toNewRelic(trace),
  'new-relic-csv': toTable(trace, 'new-relic'),
  'pg-stat-statements': 'query,calls,total_exec_time,rows\n"select * from posts where id = $1",4,10.5,4\n',
  'pg-stat-statements-json': JSON.stringify([{ query: 'select 1', calls: 4, total_exec_time: 1, rows: 4 }]),
  'mysql-digests': `${digests.join('\n')}\n`,
  cpuprofile: JSON.stringify(profile),
  'json-log': '{"method":"GET","url":"/posts/12","status":200,"response-time":3}\n',
  clf: '1.2.3.4 - - [10/Oct/2025:13:55:36 +0200] "GET /posts/12 HTTP/1.1" 200 612 "-" "curl" 0.012\n',
};
