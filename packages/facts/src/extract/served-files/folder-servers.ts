/** What hands out folders, and where each says which folder and for how long callers may keep its files. */
import type { ServedFilesFact } from '@banyan/model';

export interface FolderServer {
  readonly library: ServedFilesFact['library'];
  /** Of what is called or registered. */
  readonly module?: RegExp;
  /** The name under which the library gives it; any where absent. */
  readonly name?: RegExp;
  /** Instead of a library: a method that only frameworks have. */
  readonly method?: string;
  /** Arguments before the folder: 1 where the plugin itself is handed over. */
  readonly skips?: 1;
  /** The option that names the folder, where it is no argument of its own. */
  readonly folderKey?: string;
  /** The option that holds the options about caching. */
  readonly nested?: string;
  /** Of a `maxAge` that is a number. */
  readonly unit: 'ms' | 's';
}

export const folderServers: readonly FolderServer[] = [
  { library: 'express', module: /^express$/, name: /(?:^|\.)static$/, unit: 'ms' },
  { library: 'express', module: /^serve-static$/, unit: 'ms' },
  { library: 'nest', method: 'useStaticAssets', unit: 'ms' },
  {
    ...{ library: 'nest', module: /^@nestjs\/serve-static$/, name: /(?:^|\.)ServeStaticModule\.forRoot(?:Async)?$/ },
    ...{ folderKey: 'rootPath', nested: 'serveStaticOptions', unit: 'ms' },
  },
  { library: 'fastify', module: /^(?:@fastify\/static|fastify-static)$/, skips: 1, folderKey: 'root', unit: 'ms' },
  { library: 'koa', module: /^koa-static$/, unit: 'ms' },
  // https://github.com/koajs/static-cache: its maxAge goes into Cache-Control as it is.
  { library: 'koa', module: /^koa-static-cache$/, unit: 's' },
];
