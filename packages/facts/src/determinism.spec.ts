/** The same source gives the same bytes: whatever the disk's order, the folder one stands in, the language and the zone. */
import * as fs from 'node:fs';
import { collectFacts } from './collect-facts';
import { collectImports } from './collect-imports';
import { project, tsconfig } from './project.fixture';

jest.mock('node:fs', () => {
  const real = jest.requireActual<typeof fs>('node:fs');
  return { ...real, readdirSync: jest.fn(real.readdirSync) };
});

const cwd = process.cwd();
const { LC_ALL, TZ } = process.env;
afterEach(() => {
  process.chdir(cwd);
  Object.assign(process.env, { LC_ALL: LC_ALL ?? '', TZ: TZ ?? '' });
});

/** Numbers below one from a seed (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function shuffleFolders(seed: number): void {
  const real = jest.requireActual<typeof fs>('node:fs').readdirSync;
  const next = random(seed);
  (fs.readdirSync as unknown as jest.Mock).mockImplementation((...args: Parameters<typeof real>) => {
    const entries = [...(real(...args) as unknown[])];
    for (let at = entries.length - 1; at > 0; at -= 1) {
      const other = Math.floor(next() * (at + 1));
      [entries[at], entries[other]] = [entries[other], entries[at]];
    }
    return entries;
  });
}

function layShop(): string {
  const feature = (name: string, other: string) => ({
    [`${name}.entity.ts`]: `import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';\n@Entity() export class ${name} { @PrimaryGeneratedColumn() id: number; @Column() title: string; }`,
    [`${name}.service.ts`]: `import { Injectable } from '@nestjs/common'; import { InjectRepository } from '@nestjs/typeorm'; import { ${name} } from './${name}.entity'; import { ${other}Service } from '../${other}/${other}.service';\n@Injectable() export class ${name}Service { private seen = new Map(); constructor(@InjectRepository(${name}) private rows: Repository<${name}>, private other: ${other}Service) {} list() { this.seen.set(1, process.env.A); return this.rows.find(this.other.list()); } }`,
    [`${name}.controller.ts`]: `import { Controller, Get } from '@nestjs/common'; import { ${name}Service } from './${name}.service';\n@Controller('${name}') export class ${name}Controller { constructor(private s: ${name}Service) {} @Get() list() { return this.s.list(); } }`,
  });
  return project({
    'package.json': JSON.stringify({ name: 'shop', workspaces: ['packages/*'] }),
    'tsconfig.json': tsconfig(),
    src: { Ärger: feature('Ärger', 'zebra'), zebra: feature('zebra', 'apple'), apple: feature('apple', 'Ärger') },
    packages: {
      b: { 'package.json': '{ "name": "same" }', 'index.ts': '' },
      a: { 'package.json': '{ "name": "same" }', 'index.ts': `import 'same';` },
    },
  });
}

test('five runs in shuffled order, elsewhere, in other languages and zones, are equal byte for byte', async () => {
  const root = layShop();
  const places: readonly [string, string, string][] = [
    [cwd, '', 'UTC'],
    ['/', 'de_DE.UTF-8', 'Asia/Kathmandu'],
    [root, 'sv_SE.UTF-8', 'America/St_Johns'],
    [`${root}/src`, 'tr_TR.UTF-8', 'Pacific/Apia'],
    ['/tmp', 'C', 'Europe/Berlin'],
  ];
  const texts = new Set<string>();
  const graphs = new Set<string>();
  for (const [seed, [folder, language, zone]] of places.entries()) {
    shuffleFolders(seed);
    process.chdir(folder);
    Object.assign(process.env, { LC_ALL: language, TZ: zone });
    texts.add(JSON.stringify(await collectFacts(root, { tests: true, source: ['.'] })));
    graphs.add(JSON.stringify(collectImports(root, { tests: true, source: ['.'] })));
  }
  expect(fs.readdirSync).toHaveBeenCalled();
  expect([...texts][0]).toContain('src/Ärger/Ärger.service.ts');
  expect([texts.size, graphs.size]).toEqual([1, 1]);
});
