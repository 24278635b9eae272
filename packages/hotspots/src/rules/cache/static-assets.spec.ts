/** Files that the application hands out: which are static assets, which callers keep, which are a caller's own. */
import type { AnswerFact, ServedFilesFact } from '@banyan/model';
import { factsOf } from '../../facts-of.fixture';
import { findHotspots } from '../../find-hotspots';
import { cacheRules } from './cache-rules';

const main = { file: 'src/main.ts', line: 3, function: 'src/main.ts#serve' };
const folder: ServedFilesFact = { ...main, call: 'express.static', library: 'express', of: 'folder', path: 'public' };
const sent: ServedFilesFact = { ...folder, call: 'res.sendFile', of: 'file', path: 'dist/logo.svg' };
const plugin: ServedFilesFact = { ...folder, call: 'app.register', library: 'fastify', keeps: { maxAge: 604_800 } };

function told(served: readonly ServedFilesFact[], answers: readonly AnswerFact[] = [], file = main.file) {
  const servedFiles = served.map((one) => ({ ...one, file }));
  const modules = [{ path: file, lines: 9, hash: '', test: false }];
  const imports = [
    { file, line: 1, specifier: 'serve-static', kind: 'value' as const, resolution: 'external' as const, names: [] },
  ];
  return findHotspots(factsOf({ servedFiles, answers, modules, imports }), { rules: cacheRules });
}

const rows: readonly (readonly [string, readonly ServedFilesFact[], readonly string[]])[] = [
  ['a folder that nothing lets callers keep', [folder], ['low 0.8 express.static public']],
  ['a folder that is kept for an hour', [{ ...folder, keeps: { maxAge: 3_600 } }], ['low 0.6 express.static public']],
  ['a folder that is kept for a day', [{ ...folder, keeps: { maxAge: 86_400 } }], ['kept-by-callers']],
  [
    'a folder of names that never change',
    [{ ...folder, keeps: { maxAge: 3_600, immutable: true } }],
    ['kept-by-callers'],
  ],
  [
    'immutable for no time at all',
    [{ ...folder, keeps: { maxAge: 0, immutable: true } }],
    ['low 0.6 express.static public'],
  ],
  ['a time that a setting says', [{ ...folder, keeps: {} }], ['kept-by-callers']],
  ['a folder of uploads', [{ ...folder, path: 'uploads' }], ['files-of-callers']],
  [
    'useStaticAssets without a folder in sight',
    [{ ...main, call: 'app.useStaticAssets', library: 'nest', of: 'folder' }],
    ['low 0.8 app.useStaticAssets'],
  ],
  [
    'a folder of inert',
    [{ ...folder, call: 'handler.directory', library: 'hapi' }],
    ['low 0.8 handler.directory public'],
  ],
  ['one file', [sent], ['low 0.6 res.sendFile dist/logo.svg']],
  ['one file for one caller', [{ ...sent, keeps: { maxAge: 60, private: true } }], ['files-of-callers']],
  ['an upload that the request names', [{ ...sent, of: 'request', path: 'uploads/…' }], ['files-of-callers']],
  [
    'a public upload that the request names',
    [{ ...sent, of: 'request', path: 'public/uploads/…' }],
    ['files-of-callers'],
  ],
  [
    'a file that only the request names',
    [{ ...main, call: 'res.download', library: 'express', of: 'request' }],
    ['files-of-callers'],
  ],
  [
    'an asset that the request names',
    [{ ...sent, call: 'send', library: 'koa', of: 'request', path: 'public/…' }],
    ['low 0.6 send public/…'],
  ],
  [
    'a file that the request names and that is kept for a day',
    [{ ...sent, of: 'request', path: 'app/…', keeps: { maxAge: 86_400, immutable: true } }],
    ['kept-by-callers'],
  ],
  [
    'an upload that is kept for a day',
    [{ ...sent, of: 'request', path: 'uploads/…', keeps: { maxAge: 86_400 } }],
    ['files-of-callers'],
  ],
  [
    'a file that was made',
    [{ ...main, call: 'res.download', library: 'express', of: 'run-time' }],
    ['made-at-run-time'],
  ],
  [
    'a file of a plugin that says how long',
    [plugin, { ...sent, call: 'reply.sendFile', library: 'fastify' }],
    ['kept-by-callers', 'kept-by-callers'],
  ],
  ['a file of Express beside such a plugin', [plugin, sent], ['low 0.6 res.sendFile dist/logo.svg', 'kept-by-callers']],
];

test.each(rows)('%s', (_, served, expected) => {
  const { findings, harmless = [] } = told(served);
  const found = findings.map(({ severity, confidence, subject }) => `${severity} ${confidence} ${subject}`);
  expect([...found, ...harmless.map(({ reason }) => reason)]).toEqual(expected);
});

it('a handler that asks who the caller is hands out no asset; at the level of a module nobody knows which one asks', () => {
  const asks = (owner: string): AnswerFact => ({ ...main, function: owner, kind: 'caller', what: 'req.user' });
  expect(told([sent], [asks(main.function)]).findings).toEqual([]);
  expect(told([{ ...sent, function: 'src/main.ts#' }], [asks('src/main.ts#')]).findings).toHaveLength(1);
  expect(told([folder], [asks(main.function)]).findings).toHaveLength(1);
});

it('scripts and tests serve nobody, and a page is to be asked for again', () => {
  expect(told([folder, sent], [], 'scripts/preview.ts').findings).toEqual([]);
  const [page] = told([{ ...sent, path: 'dist/index.html' }]).findings;
  expect(page?.fix.text).toContain('s-maxage=60');
  expect(page?.title).toBe('The application hands out dist/index.html itself, by res.sendFile');
});
