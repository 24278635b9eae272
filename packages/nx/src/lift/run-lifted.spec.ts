/** Starts a lifted service for real: health, routes, and the end on SIGTERM with a request in flight. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { lift } from './lift';
import { inputOf } from './monolith.fixture';

const clock = {
  'package.json': '{ "name": "clock" }',
  src: {
    'main.ts': `import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module';

async function start(): Promise<void> {
  const app = await NestFactory.create(AppModule, { logger: ['error'] });
  app.setGlobalPrefix('api');
  await app.listen(3000);
}
void start();
`,
    'app.module.ts': `import { CanActivate, ExecutionContext, Injectable, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { ClockController } from './clock/clock.controller';
import { OtherController } from './other/other.controller';

@Injectable()
class KeyGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    return context.switchToHttp().getRequest().headers['x-key'] === 'yes';
  }
}

@Module({ controllers: [ClockController, OtherController], providers: [{ provide: APP_GUARD, useClass: KeyGuard }] })
export class AppModule {}
`,
    clock: {
      'clock.controller.ts': `import { Controller, Get } from '@nestjs/common';

@Controller('clock')
export class ClockController {
  @Get()
  async wait(): Promise<string> {
    await new Promise((resolve) => setTimeout(resolve, 400));
    return 'tick';
  }
}
`,
    },
    other: {
      'other.controller.ts': `import { Controller, Get } from '@nestjs/common';

@Controller('other')
export class OtherController {
  @Get()
  get(): string {
    return 'other';
  }
}
`,
    },
  },
};

// Below node_modules, so that the service finds the workspace's libraries; git ignores it.
const folder = join(__dirname, '..', '..', '..', '..', 'node_modules', '.cache', 'banyan-nx', `run-${process.pid}`);
let service: ChildProcess;
let output = '';

function compile(): void {
  const endpoints = ['GET /api/clock src/clock/clock.controller.ts#ClockController.wait'];
  const { files } = lift(inputOf(clock, { endpoints, contexts: { clock: 'src/clock/' } }, 'clock'));
  const compilerOptions = {
    ...ts.getDefaultCompilerOptions(),
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.CommonJS,
  };
  const decorated = { ...compilerOptions, experimentalDecorators: true, emitDecoratorMetadata: true };
  for (const { path, content } of files.filter((file) => file.path.endsWith('.ts'))) {
    const file = join(folder, path.replace(/^src/, 'dist').replace(/ts$/, 'js'));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, ts.transpileModule(content, { compilerOptions: decorated, fileName: path }).outputText);
  }
}

/** Address in the start line. */
async function start(): Promise<string> {
  const env = { ...process.env, PORT: '0', DRAIN_DELAY_MS: '200', SHUTDOWN_GRACE_MS: '5000' };
  service = spawn(process.execPath, ['dist/main.js'], { cwd: folder, env });
  service.stderr?.on('data', (text) => (output += String(text)));
  return new Promise((resolve, reject) => {
    service.once('exit', () => reject(new Error(`the service ended at once: ${output}`)));
    service.stdout?.on('data', (text) => {
      output += String(text);
      const port = /"event":"started".*"port":(\d+)/.exec(output)?.[1];
      if (port !== undefined) resolve(`http://127.0.0.1:${port}`);
    });
  });
}

async function ask(url: string, key = 'yes'): Promise<string> {
  const response = await fetch(url, { headers: { 'x-key': key } });
  return `${response.status} ${(await response.text()).slice(0, 60)}`;
}

beforeAll(compile);
afterAll(() => {
  service.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

it('a lifted service answers health past its guard, serves its routes only, and ends after the last answer', async () => {
  const address = await start();
  expect(await ask(`${address}/healthz`, 'no')).toBe('200 {"status":"ok"}');
  expect(await ask(`${address}/readyz`, 'no')).toBe('200 {"status":"ready"}');
  expect(await ask(`${address}/api/clock`, 'no')).toMatch(/^403/);
  expect(await ask(`${address}/api/other`)).toMatch(/^404/);

  const inFlight = ask(`${address}/api/clock`);
  await new Promise((resolve) => setTimeout(resolve, 50));
  const exited = new Promise((resolve) => service.once('exit', resolve));
  service.kill('SIGTERM');
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(await ask(`${address}/readyz`)).toBe('503 {"status":"draining"}');
  expect(await inFlight).toBe('200 tick');
  expect(await exited).toBe(0);
  await expect(ask(`${address}/healthz`)).rejects.toThrow('fetch failed');
}, 30_000);
