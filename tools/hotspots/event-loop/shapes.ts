/** Where the call of the matrix stands: ways from a route to it, and places where no caller waits for it. */
import type { Sources } from '../find-in';
import type { Api } from './apis';

/** One cell: sources, and what is to be found in them. */
export interface Cell {
  readonly name: string;
  readonly sources: Sources;
  /** Absent where nothing of weight may be found. */
  readonly finds?: {
    readonly file: string;
    readonly line: number;
    readonly route: string;
    readonly calls: number;
    readonly rule: string;
  };
  /** The file with the call. */
  readonly file: string;
}

const nest = `import { Controller, Get, Inject, Injectable, Module } from '@nestjs/common';`;

/** All cells of a call. */
export function cellsOf(api: Api): Cell[] {
  return [...found(api), ...quiet(api)];
}

function body(api: Api, head: string, foot = '}'): string {
  return `${api.imports}\n${head}\n  return ${api.call};\n${foot}\n`;
}

function controller(route: string, imports: string, call: string, members = '', providers = ''): string {
  return `${nest}\n${imports}\n@Controller('${route}') export class C { ${members}\n  @Get() async show(x: any) { return ${call}; }\n}\n@Module({ controllers: [C], providers: [${providers}] }) export class M {}\n`;
}

function found(api: Api): Cell[] {
  const cell = (shape: string, calls: number, file: string, sources: Sources): Cell => {
    const at = (path: string) => `src/${api.name}/${shape}/${path}`;
    const placed = Object.fromEntries(Object.entries(sources).map(([path, text]) => [at(path), text]));
    const finds = { file: at(file), line: 3, route: `/${api.name}/${shape}`, calls, rule: api.rule };
    return { name: `${api.name}, ${shape}`, file: at(file), sources: placed, finds };
  };
  const work = body(api, 'export async function work(x: any) {');
  const hop = (from: string, name: string, to: string) =>
    `import { ${to} } from './${from}';\nexport async function ${name}(x: any) { return ${to}(x); }\n`;
  const service = body(api, 'export class Work { async work(x: any) {', '} }');
  const route = (shape: string) => `${api.name}/${shape}`;
  return [
    cell('direct', 0, 'c.ts', {
      'c.ts': body(
        api,
        `${nest} @Controller('${route('direct')}') export class C { @Get() async show(x: any) {`,
        '} }\n@Module({ controllers: [C] }) export class M {}',
      ),
    }),
    cell('one-call', 1, 'work.ts', {
      'work.ts': work,
      'c.ts': controller(route('one-call'), `import { work } from './work';`, 'work(x)'),
    }),
    cell('three-calls', 3, 'work.ts', {
      'work.ts': work,
      'two.ts': hop('work', 'two', 'work'),
      'one.ts': hop('two', 'one', 'two'),
      'c.ts': controller(route('three-calls'), `import { one } from './one';`, 'one(x)'),
    }),
    cell('class', 1, 'work.ts', {
      'work.ts': service,
      'c.ts': controller(
        route('class'),
        `import { Work } from './work';`,
        'this.w.work(x)',
        'constructor(private readonly w: Work) {}',
        'Work',
      ),
    }),
    cell('token', 1, 'work.ts', {
      'work.ts': service.replace(
        'export class Work {',
        `import { Port } from './port'; export class Work implements Port {`,
      ),
      'port.ts': 'export interface Port { work(x: any): Promise<any> }\n',
      'c.ts': controller(
        route('token'),
        `import { Port } from './port'; import { Work } from './work';`,
        'this.w.work(x)',
        `constructor(@Inject('${api.name}') private readonly w: Port) {}`,
        `{ provide: '${api.name}', useClass: Work }`,
      ),
    }),
  ];
}

function quiet(api: Api): Cell[] {
  const cell = (name: string, file: string, head: string, foot?: string): Cell => {
    return { name: `${api.name}, ${name}`, file, sources: { [file]: body(api, head, foot) } };
  };
  const { name } = api;
  return [
    cell('bootstrap', `src/${name}/main.ts`, 'async function bootstrap(x: any) {', '}\nbootstrap(1);'),
    cell(
      'module init',
      `src/${name}/init.ts`,
      `${nest} @Injectable() export class Init { async onModuleInit(x: any) {`,
      '} }',
    ),
    cell(
      'command line',
      `src/cli/${name}.ts`,
      `import { program } from 'commander'; async function run(x: any) {`,
      '}\nprogram.action(run);',
    ),
    cell('migration', `src/migrations/1700000000000-${name}.ts`, 'export class Change { async up(x: any) {', '} }'),
    cell('seed', `src/seeds/${name}.ts`, 'export async function seed(x: any) {'),
    cell('script', `src/scripts/${name}.ts`, 'export async function main(x: any) {', '}\nmain(1);'),
    cell(
      'queue processor',
      `src/${name}/processor.ts`,
      `import { Processor, WorkerHost } from '@nestjs/bullmq'; @Processor('q') export class P extends WorkerHost { async process(x: any) {`,
      '} }',
    ),
    cell(
      'cron',
      `src/${name}/cron.ts`,
      `import { Cron } from '@nestjs/schedule'; export class Nightly { @Cron('0 3 * * *') async run(x: any) {`,
      '} }',
    ),
    cell(
      'worker thread',
      `src/${name}/thread.ts`,
      `import { parentPort } from 'worker_threads'; async function run(x: any) {`,
      `}\nparentPort.on('message', run);`,
    ),
    cell('test', `src/${name}/a.spec.ts`, 'export async function check(x: any) {'),
  ];
}
