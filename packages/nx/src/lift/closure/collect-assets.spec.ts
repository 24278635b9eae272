import type { FileTree } from '../../file-tree';
import { collectAssets } from './collect-assets';

/** Assets of one file `src/app/app.module.ts` with this text, in a monolith with these files. */
function assetsOf(text: string, files: Readonly<Record<string, string>>): unknown {
  const monolith: FileTree = { read: (path) => files[path], list: () => Object.keys(files).sort() };
  const copied = [
    { path: 'src/app/app.module.ts', content: `const here = 1;\n${text}`, source: 'src/app/app.module.ts' },
  ];
  return collectAssets(copied, monolith).map(({ path, files: found, namedAt }) => [
    path,
    found.map((file) => file.path),
    namedAt.line,
  ]);
}

const translations = { 'src/i18n/de/common.json': '{}', 'src/i18n/en/common.json': '{}', 'src/i18nx/a.json': '{}' };

describe('assets', () => {
  it('are the files below a folder that code names beside itself', () => {
    expect(assetsOf("load(path.join(__dirname, '..', '/i18n/'));", translations)).toEqual([
      ['src/i18n', ['src/i18n/de/common.json', 'src/i18n/en/common.json'], 2],
    ]);
  });

  it('may be one file', () => {
    const files = { 'src/app/mail.hbs': 'Dear {{name}}' };
    expect(assetsOf("readFileSync(resolve(__dirname, 'mail.hbs'));", files)).toEqual([
      ['src/app/mail.hbs', ['src/app/mail.hbs'], 2],
    ]);
  });

  it.each([
    ['a folder of code', "join(__dirname, '../orders')", { 'src/orders/a.ts': '', 'src/orders/b.json': '{}' }],
    ['a pattern', "join(__dirname, '/../**/*.entity.ts')", translations],
    ['a place that is made at run time', 'join(__dirname, folder)', translations],
    ['a place outside of the monolith', "join(__dirname, '../../../keys')", { '../keys/a.pem': 'x' }],
    ['bytes that are no text', "join(__dirname, '../logo')", { 'src/logo/a.png': '\uFFFDPNG' }],
    ['a place that is not there', "join(__dirname, 'nowhere')", translations],
  ])('are not %s', (_, text, files) => {
    expect(assetsOf(`${text};`, files)).toEqual([]);
  });
});
