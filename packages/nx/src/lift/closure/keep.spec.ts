import { lift } from '../lift';
import { type Folder, inputOf } from '../monolith.fixture';

const main = `import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module';
async function start() { const app = await NestFactory.create(AppModule); await app.listen(3000); }
void start();
`;

/** Names of the classes in the container of a service whose only controller is `PhotosController`. */
function kept(
  providers: Readonly<Record<string, string>>,
  more: Folder = {},
  writing: readonly string[] = [],
): readonly string[] {
  const names = Object.keys(providers).filter((name) => !name.endsWith('Controller'));
  const imports = Object.keys(providers).map((name) => `import { ${name} } from './${name}';`);
  const app = `import { Module } from '@nestjs/common';
${imports.join('\n')}
@Module({ controllers: [PhotosController], providers: [${names.join(', ')}] })
export class AppModule {}
`;
  const files = Object.fromEntries(Object.entries(providers).map(([name, text]) => [`${name}.ts`, text]));
  const project = { 'package.json': '{}', src: { 'main.ts': main, 'app.module.ts': app, ...files, ...more } };
  const endpoints = ['GET /photos src/PhotosController.ts#PhotosController.list'];
  const input = inputOf(project, { endpoints, contexts: { photos: 'src/Photos' } }, 'photos');
  const write = {
    function: '',
    entity: 'Photo',
    operation: 'write',
    call: 'save',
    via: 'repository',
    line: 1,
  } as const;
  const facts = { ...input.facts, accesses: writing.map((file) => ({ ...write, file })) };
  return lift({ ...input, facts }).report.providers.map(({ name }) => name);
}

function provider(name: string, body = '', head = "import { Injectable } from '@nestjs/common';"): string {
  return `${head}\n@Injectable()\nexport class ${name} {${body}}\n`;
}

function controller(body: string, head = ''): string {
  return `import { Controller, Get } from '@nestjs/common';\n${head}\n@Controller('photos')\nexport class PhotosController {${body}}\n`;
}

describe('what the container keeps', () => {
  it('leaves out what nobody asks for', () => {
    expect(kept({ PhotosController: controller(''), Idle: provider('Idle') })).toEqual([]);
  });

  it('follows injections of base classes', () => {
    const base =
      "import { Store } from './Store';\nexport abstract class Base { constructor(readonly store: Store) {} }\n";
    const derived = controller('', "import { Base } from './base';").replace(
      'PhotosController {',
      'PhotosController extends Base {',
    );
    expect(kept({ PhotosController: derived, Store: provider('Store') }, { 'base.ts': base })).toEqual(['Store']);
  });

  it('follows property injection and what is asked of the module reference', () => {
    const head =
      "import { Inject, ModuleRef } from '@nestjs/common';\nimport { A } from './A';\nimport { B } from './B';";
    const body =
      '@Inject() readonly a: A; constructor(readonly refs: ModuleRef) {} list() { return this.refs.get(B); }';
    expect(kept({ PhotosController: controller(body, head), A: provider('A'), B: provider('B') })).toEqual(['A', 'B']);
  });

  it('follows guards through decorators that the project made of others', () => {
    const auth = `import { applyDecorators, UseGuards } from '@nestjs/common';
import { Guard } from './guard';
export const Auth = () => applyDecorators(UseGuards(Guard));
`;
    const guard = `import { Injectable } from '@nestjs/common';
import { Tokens } from './Tokens';
@Injectable()
export class Guard { constructor(readonly tokens: Tokens) {} }
`;
    const body = '@Auth() @Get() list() {}';
    const found = kept(
      { PhotosController: controller(body, "import { Auth } from './auth';"), Tokens: provider('Tokens') },
      { 'auth.ts': auth, 'guard.ts': guard },
    );
    expect(found).toEqual(['Tokens', 'Guard']);
  });

  it('keeps who handles an event that kept code emits, and nobody else', () => {
    const head = "import { EventEmitter2 } from '@nestjs/event-emitter';\nimport { Events } from './events';";
    const body = 'constructor(readonly events: EventEmitter2) {} list() { this.events.emit(Events.Viewed, 1); }';
    const listener = (name: string, event: string): string =>
      provider(
        name,
        `@OnEvent(${event}) on() {}`,
        "import { Injectable } from '@nestjs/common';\nimport { OnEvent } from '@nestjs/event-emitter';\nimport { Events } from './events';",
      );
    const found = kept(
      {
        PhotosController: controller(body, head),
        Counter: listener('Counter', "'photo.viewed'"),
        Other: listener('Other', 'Events.Sold'),
      },
      { 'events.ts': "export const Events = { Viewed: 'photo.viewed', Sold: 'photo.sold' } as const;\n" },
    );
    expect(found).toEqual(['Counter']);
  });

  it('keeps the handler of a command that kept code dispatches', () => {
    const head = "import { CommandBus } from '@nestjs/cqrs';\nimport { ViewPhoto } from './view-photo';";
    const body = 'constructor(readonly bus: CommandBus) {} list() { return this.bus.execute(new ViewPhoto()); }';
    const handler = (name: string, command: string): string =>
      `import { CommandHandler } from '@nestjs/cqrs';\nimport { ViewPhoto, SellPhoto } from './view-photo';\n@CommandHandler(${command})\nexport class ${name} {}\n`;
    const found = kept(
      {
        PhotosController: controller(body, head),
        Viewing: handler('Viewing', 'ViewPhoto'),
        Selling: handler('Selling', 'SellPhoto'),
      },
      { 'view-photo.ts': 'export class ViewPhoto {}\nexport class SellPhoto {}\n' },
    );
    expect(found).toEqual(['Viewing']);
  });

  it('keeps the passport strategy that a guard names', () => {
    const head = "import { UseGuards } from '@nestjs/common';\nimport { AuthGuard } from '@nestjs/passport';";
    const strategy = (name: string, library: string): string =>
      `import { Injectable } from '@nestjs/common';\nimport { PassportStrategy } from '@nestjs/passport';\nimport { Strategy } from '${library}';\n@Injectable()\nexport class ${name} extends PassportStrategy(Strategy) {}\n`;
    const found = kept({
      PhotosController: controller("@UseGuards(AuthGuard('jwt')) @Get() list() {}", head),
      Jwt: strategy('Jwt', 'passport-jwt'),
      Google: strategy('Google', 'passport-google-oauth20'),
    });
    expect(found).toEqual(['Jwt']);
  });

  it('keeps a subscriber of the data layer when kept code writes what it listens to', () => {
    const photo = "import { Entity } from 'typeorm';\n@Entity() export class Photo {}\n";
    const sale = photo.replace('Photo', 'Sale');
    const head = "import { Photo } from './photo';";
    const listening = (name: string, entity: string, body: string): string =>
      provider(
        name,
        body,
        `import { Injectable } from '@nestjs/common';\nimport { EntitySubscriberInterface } from 'typeorm';\nimport { ${entity} } from './${entity.toLowerCase()}';`,
      ).replace(`${name} {`, `${name} implements EntitySubscriberInterface {`);
    const providers = {
      PhotosController: controller('list() { return Photo; }', head),
      Index: listening('Index', 'Photo', 'afterInsert(event) { return event.entity instanceof Photo; }'),
      Sales: listening('Sales', 'Sale', 'listenTo() { return Sale; }'),
    };
    const entities = { 'photo.ts': photo, 'sale.ts': sale };
    expect(kept(providers, entities, ['src/PhotosController.ts'])).toEqual(['Index']);
    expect(kept(providers, entities, [])).toEqual([]);
  });

  it('keeps the module that gives a library’s service, also when it only passes it on', () => {
    const tokens = `import { Module } from '@nestjs/common';
import { JwtModule } from '@nestjs/jwt';
@Module({ imports: [JwtModule.register({ secret: 's' })], exports: [JwtModule] })
export class TokensModule {}
`;
    const secure = `import { Module } from '@nestjs/common';
import { TokensModule } from './tokens.module';
import { Unneeded } from './Unneeded';
@Module({ imports: [TokensModule], providers: [Unneeded], exports: [TokensModule] })
export class SecureModule {}
`;
    const moduleText = '@Module({ imports: [SecureModule], controllers: [PhotosController] })';
    const head = "import { JwtService } from '@nestjs/jwt';";
    const project = {
      'package.json': '{}',
      src: {
        'main.ts': main,
        'app.module.ts': `import { Module } from '@nestjs/common';\nimport { PhotosController } from './PhotosController';\nimport { SecureModule } from './secure.module';\n${moduleText}\nexport class AppModule {}\n`,
        'tokens.module.ts': tokens,
        'secure.module.ts': secure,
        'PhotosController.ts': controller('constructor(readonly jwt: JwtService) {}', head),
        'Unneeded.ts': provider('Unneeded'),
      },
    };
    const endpoints = ['GET /photos src/PhotosController.ts#PhotosController.list'];
    const { files } = lift(inputOf(project, { endpoints, contexts: { photos: 'src/Photos' } }, 'photos'));
    expect(files.filter(({ source }) => source).map(({ path }) => path)).toEqual([
      'src/PhotosController.ts',
      'src/app.module.ts',
      'src/main.ts',
      'src/secure.module.ts',
      'src/tokens.module.ts',
    ]);
  });

  it('prunes a list that stands in a constant, also when two modules’ lists spread it', () => {
    const project = {
      'package.json': '{}',
      src: {
        'main.ts': main,
        'app.module.ts': `import { Module } from '@nestjs/common';
import { PhotosController } from './PhotosController';
import { A } from './A';
import { B } from './B';
const services = [A, B];
@Module({ controllers: [PhotosController], providers: [...services], exports: [...services] })
export class AppModule {}
`,
        'PhotosController.ts': controller('constructor(readonly a: A) {}', "import { A } from './A';"),
        'A.ts': provider('A'),
        'B.ts': provider('B'),
      },
    };
    const endpoints = ['GET /photos src/PhotosController.ts#PhotosController.list'];
    const { files } = lift(inputOf(project, { endpoints, contexts: { photos: 'src/Photos' } }, 'photos'));
    const app = files.find(({ path }) => path === 'src/app.module.ts')?.content;
    expect(app).toContain('const services = [A];');
    expect(app).not.toContain("'./B'");
    expect(files.map(({ path }) => path)).not.toContain('src/B.ts');
  });

  it('says so when something is injected that no module gives', () => {
    const head = "import { Lost } from './Lost';";
    const project = {
      'package.json': '{}',
      src: {
        'main.ts': main,
        'app.module.ts': `import { Module } from '@nestjs/common';\nimport { PhotosController } from './PhotosController';\n@Module({ controllers: [PhotosController] })\nexport class AppModule {}\n`,
        'PhotosController.ts': controller('constructor(readonly lost: Lost) {}', head),
        'Lost.ts': provider('Lost'),
      },
    };
    const endpoints = ['GET /photos src/PhotosController.ts#PhotosController.list'];
    const { report } = lift(inputOf(project, { endpoints, contexts: { photos: 'src/Photos' } }, 'photos'));
    expect(report.warnings.map(({ text }) => text)).toContain('Lost is injected, but no module provides it');
  });
});
