/** The examples of the proxy's README.md: each is compiled as it stands, then run, with a plan and ports of the test's own. */
import { EventEmitter } from 'node:events';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Module } from '@nestjs/common';
import type { RunningProxy } from '@banyan/proxy';
import ts from 'typescript';

jest.setTimeout(120_000); // the compiler reads the whole proxy

const proxyFolder = join(__dirname, '../../packages/proxy');
const examples = [...readFileSync(join(proxyFolder, 'README.md'), 'utf8').matchAll(/```ts\n([^]*?)```/g)].map(
  ([, code = '']) => code,
);
const embedding = examples.filter((code) => code.includes('createProxy'));

@Module({})
class AppModule {}

/** What an example leaves behind. */
interface Left {
  readonly proxy: Pick<RunningProxy, 'close'>;
  readonly server: Server | undefined;
}

const open: (() => Promise<unknown>)[] = [];
const closing = (close: () => Promise<unknown>): void => void open.push(close);

afterEach(async () => {
  for (const close of open.splice(0).toReversed()) await close();
});

describe('the examples of the proxy’s README', () => {
  it('are those that this spec knows', () => {
    expect(examples).toHaveLength(5);
    expect(embedding).toHaveLength(4);
  });

  it('compile', () => {
    expect(complaintsAbout(examples)).toEqual([]);
  });

  it('would not compile with a misspelt option', () => {
    expect(complaintsAbout([(examples[0] ?? '').replace('planFile', 'planfile')])).toEqual([
      expect.stringContaining('planFile'),
    ]);
  });

  it('start a proxy that obeys signals', async () => {
    const signals = new EventEmitter();
    const ended = run(examples[0] ?? '', await planFile(), signals);
    await new Promise<void>((resolve) => {
      signals.on('newListener', (name) => name === 'SIGINT' && setImmediate(resolve));
    });
    signals.emit('SIGTERM');
    await ended;
  });

  it.each(embedding.map((code) => [nameOf(code), code]))('embed a proxy in %s', async (_, code) => {
    const signals = new EventEmitter();
    const { proxy, server } = await run(code, await planFile(), signals);
    closing(() => proxy.close());
    if (!server) throw new Error('no server');
    closing(() => stop(server));
    if (!server.listening) await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    expect(await (await fetch(`http://127.0.0.1:${port}/photos/1`)).text()).toBe('GET /photos/1');
  });
});

/** A plan over one server that says what it was asked for. */
async function planFile(): Promise<string> {
  const origin = createServer(({ method, url }, response) => void response.end(`${method} ${url}`));
  await new Promise<void>((resolve) => origin.listen(0, '127.0.0.1', resolve));
  closing(() => stop(origin));
  const url = `http://127.0.0.1:${(origin.address() as AddressInfo).port}`;
  const routes = [{ name: 'photos', match: { prefix: '/photos' }, service: 'images', phase: 'service' }];
  const upstreams = { app: { url }, images: { url } };
  const plan = { schema: 'banyan/routing-plan@1', monolith: 'app', upstreams, routes, admin: '127.0.0.1:0' };
  const file = join(mkdtempSync(join(tmpdir(), 'banyan-')), 'routing.yaml');
  writeFileSync(file, JSON.stringify(plan)); // JSON is YAML
  return file;
}

function stop(server: Server): Promise<unknown> {
  return new Promise((resolve) => server.close(resolve).closeAllConnections());
}

/** As a module of the proxy's folder, so that names are found as in a project that depends on the proxy. */
function complaintsAbout(codes: readonly string[]): readonly string[] {
  const files = new Map(codes.map((code, i) => [join(proxyFolder, 'src', `example-${i}.mts`), prelude(code)]));
  const { config } = ts.readConfigFile(join(__dirname, '../../tsconfig.base.json'), ts.sys.readFile);
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, proxyFolder);
  const plain = { ...options, composite: false, declarationMap: false, noEmit: true, experimentalDecorators: true };
  const host = ts.createCompilerHost(plain);
  const { readFile, fileExists } = host;
  host.readFile = (name) => files.get(name) ?? readFile(name);
  host.fileExists = (name) => files.has(name) || fileExists(name);
  const getSourceFile = host.getSourceFile.bind(host);
  host.getSourceFile = (name, how, ...rest) =>
    files.has(name) ? ts.createSourceFile(name, files.get(name) ?? '', how) : getSourceFile(name, how, ...rest);
  const program = ts.createProgram([...files.keys()], plain, host);
  const found = [...files.keys()].flatMap((name) => ts.getPreEmitDiagnostics(program, program.getSourceFile(name)));
  return found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

/** NestJS wants a module of the application's own. */
function prelude(code: string): string {
  return code.includes('AppModule') ? `declare class AppModule {}\n${code}` : code;
}

async function run(code: string, plan: string, signals: EventEmitter): Promise<Left> {
  const here = code
    .replace("'routing.yaml'", JSON.stringify(plan))
    .replace("'0.0.0.0:8080'", "'127.0.0.1:0'")
    .replace('console.log(proxy', 'void (proxy')
    .replace('listen(8080)', "listen(0, '127.0.0.1')");
  const target = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2023, esModuleInterop: true };
  const { outputText } = ts.transpileModule(here, { compilerOptions: target });
  const named = (name: string): string => `typeof ${name} === 'undefined' ? undefined : ${name}`;
  const found = `return { proxy, server: (${named('server')}) ?? (${named('app')})?.getHttpServer() };`;
  const body = `return (async () => {${outputText}\n${found}})();`;
  return new Function('require', 'exports', 'process', 'AppModule', body)(
    await loaderOf(code),
    {},
    signals,
    AppModule,
  ) as Promise<Left>;
}

/** In place of `require`: all that the examples import is loaded before they run. */
async function loaderOf(code: string): Promise<(name: string) => unknown> {
  const loaded = new Map<string, unknown>();
  for (const [, name = ''] of code.matchAll(/ from '([^']+)'/g)) {
    const found = (await import(name)) as { readonly default: unknown; readonly __esModule?: boolean };
    loaded.set(name, found.__esModule ? found : found.default);
  }
  return (name) => loaded.get(name);
}

function nameOf(code: string): string {
  if (code.includes('FastifyAdapter')) return 'NestJS on Fastify';
  return code.includes('NestFactory') ? 'NestJS' : code.includes('express') ? 'Express' : 'node:http';
}
