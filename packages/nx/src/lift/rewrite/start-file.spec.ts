import { lift } from '../lift';
import { type Folder, inputOf } from '../monolith.fixture';

const appModule = `import { Module } from '@nestjs/common';
import { PhotosController } from './photos.controller';
@Module({ controllers: [PhotosController] })
export class AppModule {
  static register() { return { module: AppModule }; }
}
`;
const controller = `import { Controller, Get } from '@nestjs/common';
@Controller('photos')
export class PhotosController { @Get() list() {} }
`;

/** The text of each start file of the service. */
function started(files: Folder, type = 'commonjs'): (path: string) => string {
  const project = {
    'package.json': JSON.stringify({ type }),
    src: { 'app.module.ts': appModule, 'photos.controller.ts': controller, ...files },
  };
  const endpoints = ['GET /photos src/photos.controller.ts#PhotosController.list'];
  const result = lift(inputOf(project, { endpoints, contexts: { photos: 'src/photos' } }, 'photos'));
  return (path) => result.files.find((file) => file.path === path)?.content ?? `no ${path}`;
}

describe('the start of a service', () => {
  it('may be made in one file and listen in another', () => {
    const text = started({
      'create-app.ts': `import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module';
export async function createApp() {
  return NestFactory.create(AppModule, { cors: true });
}
`,
      'main.ts': `import { createApp } from './create-app';
void createApp().then((app) => app.listen(3000));
`,
    });
    expect(text('src/create-app.ts'))
      .toContain(`  const app = await NestFactory.create(ServiceModule.around(AppModule), { cors: true });
  answerHealth(app);
  return app;
`);
    expect(text('src/main.ts')).toContain('void createApp().then((app) => runService(app));');
  });

  it('names its files as ES modules do when the monolith is one', () => {
    const main = `import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module.js';
const app = await NestFactory.create(AppModule);
await app.listen(3000);
`;
    const text = started({ 'main.ts': main }, 'module');
    expect(text('src/main.ts')).toContain("import { runService } from './service-shell/run-service.js';");
    expect(text('src/main.ts')).toContain('await runService(app);');
    expect(text('src/service-shell/health.ts')).toContain("from './ping-database.js';");
    expect(text('package.json')).toContain('"type": "module"');
  });

  it('wraps the root in each application it makes: one may only be there to read the configuration', () => {
    const text = started({
      'main.ts': `import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module';
async function start() {
  const before = await NestFactory.create(AppModule);
  await before.close();
  const app = await NestFactory.create(AppModule);
  await app.listen(3000);
}
void start();
`,
    });
    expect(text('src/main.ts')).toContain(`  const before = await NestFactory.create(ServiceModule.around(AppModule));
  answerHealth(before);
  await before.close();
  const app = await NestFactory.create(ServiceModule.around(AppModule));
  answerHealth(app);
  await runService(app);
`);
  });

  it('keeps a dynamic root module as it is called', () => {
    const text = started({
      'main.ts': `import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module';
async function start() {
  const app = await NestFactory.create(AppModule.register());
  await app.listen(3000);
}
void start();
`,
    });
    expect(text('src/main.ts')).toContain('NestFactory.create(ServiceModule.around(AppModule.register()))');
  });

  it('is the one that listens, not a script that only uses the container', () => {
    const text = started({
      'a-script.ts': `import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module';
void NestFactory.createApplicationContext(AppModule);
`,
      'main.ts': `import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module';
async function start() {
  const app = await NestFactory.create(AppModule);
  app.connectMicroservice({});
  await app.startAllMicroservices();
  process.on('SIGTERM', () => void app.close());
  const server = await app.listen(3000);
  server.setTimeout(1000);
}
void start();
`,
    });
    expect(text('src/a-script.ts')).toBe('no src/a-script.ts');
    expect(text('src/main.ts')).toContain(`  answerHealth(app);
  const server = await runService(app);
  server.setTimeout(1000);
`);
    expect(text('src/main.ts')).not.toMatch(/icroservice|SIGTERM/);
  });
});
