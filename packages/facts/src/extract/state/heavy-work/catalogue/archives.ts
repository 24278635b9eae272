/** Archives and compression by libraries. */
import type { CatalogueGroup } from './entry';

const stream =
  'Stream it through zlib (createGzip) or archiver, which work on the thread pool, or build the archive in a worker.';
const worker = 'Build the archive in a worker behind a queue, and answer with a link to the stored file.';

export const archives: CatalogueGroup = {
  name: 'archives',
  entries: [
    {
      modules: 'adm-zip',
      names: '(?:AdmZip)?|(?:AdmZip\\.)?(?:toBuffer|writeZip|extractAllTo|extractEntryTo|addLocalFolder)',
      effect: 'blocks-loop',
      cost: 'tenths',
      instead: stream,
    },
    {
      modules: 'jszip',
      names: '(?:JSZip\\.)?(?:loadAsync|generateAsync|generate)',
      effect: 'blocks-loop',
      cost: 'tenths',
      instead: stream,
    },
    { modules: 'archiver', names: '(?:create)?', effect: 'pool', cost: 'seconds', instead: worker },
    { modules: 'tar', names: 'create|extract|[cxt]|list', effect: 'pool', cost: 'seconds', instead: worker },
    {
      modules: 'unzipper extract-zip yazl',
      names: '(?:Open\\.\\w+|Extract|Parse|ZipFile)?',
      effect: 'pool',
      cost: 'seconds',
      instead: worker,
    },
    {
      modules: 'pako',
      names: '(?:deflate|inflate|gzip|ungzip)(?:Raw)?|(?:deflate|inflate)Raw',
      effect: 'blocks-loop',
      cost: 'tenths',
      instead: 'Use the asynchronous forms of zlib: they work on the thread pool.',
    },
    { modules: 'fflate', names: '\\w+Sync', effect: 'blocks-loop', cost: 'tenths', instead: stream },
    {
      modules: 'lz-string lzutf8 brotli',
      names: '\\w*compress\\w*',
      effect: 'blocks-loop',
      cost: 'hundredths',
      instead: stream,
    },
    {
      modules: 'snappy lz4-napi @mongodb-js/zstd',
      names: '\\w+Sync',
      effect: 'blocks-loop',
      cost: 'hundredths',
      instead: 'Use the asynchronous form: it works on the thread pool.',
    },
    {
      modules: 'node-7z 7zip-min',
      names: '(?:add|pack|unpack|extract\\w*|cmd)',
      effect: 'process',
      cost: 'seconds',
      instead: worker,
    },
  ],
};
