/** Heavy work: loops over pixels, libraries that compute, calls that wait without giving the core back. */
import type { HeavyWorkFact } from '@banyan/model';
import { isTest } from '../../read/list-tree';
import type { PlacedCall, Project } from '../../link/project';
import type { LibraryType } from '../../link/type';
import type { FileSketch } from '../../sketch/file-sketch';

/** Libraries whose work is done on a core, at once or for long: images, documents, sheets, hashes, models, browsers. */
const computing = new Set(
  [
    'sharp jimp canvas @napi-rs/canvas skia-canvas gm pngjs jpeg-js upng-js omggif gifencoder node-vibrant blurhash',
    'pdfkit pdf-lib pdfmake pdf-parse pdfjs-dist puppeteer puppeteer-core playwright playwright-core html-pdf',
    'xlsx exceljs node-xlsx csv-parse/sync papaparse mammoth docx docxtemplater',
    'bcryptjs bcrypt argon2 scrypt-js node-forge tweetnacl',
    '@tensorflow/tfjs @tensorflow/tfjs-node onnxruntime-node @xenova/transformers brain.js tesseract.js opencv4nodejs',
    'jsdom cheerio turndown prettier handlebars sanitize-html marked highlight.js katex mathjs',
    'fluent-ffmpeg archiver adm-zip jszip tar unzipper pako fflate brotli',
  ].flatMap((line) => line.split(' ')),
);
/** The module level, and what sets singletons up. */
const atStart = /#$|\.(?:constructor|onModuleInit|onApplicationBootstrap)$/;
const blocking = /^(?:node:)?(?:fs|crypto|zlib|child_process)$|^(?:fs-extra|graceful-fs)$/;
/** Calls of such a library that only set it up. */
const preparing = /(?:^|\.)(?:create|configure|register\w*|setOptions|use|default\.cache|concurrency)$/;

export function heavyWork(project: Project): HeavyWorkFact[] {
  const loops = project.sketches.filter(({ path }) => !isTest(path)).flatMap((sketch) => loopFacts(sketch, project));
  const calls = project.sourceCalls.flatMap((placed) => callFacts(placed, project));
  return [...loops, ...calls];
}

function loopFacts(sketch: FileSketch, project: Project): HeavyWorkFact[] {
  return sketch.loops.map(({ line, scope, depth }) => ({
    kind: 'cpu-loop',
    what: `number crunching loop over indexed data, ${depth} deep`,
    file: sketch.path,
    line,
    function: project.functionAt(sketch.path, scope),
  }));
}

function callFacts(placed: PlacedCall, project: Project): HeavyWorkFact[] {
  const { file, call } = placed;
  const owner = project.functionAt(file, call.scope);
  const type = project.types.of(call.callee, { file, scope: call.scope });
  if (type?.kind !== 'library' || !type.itself) return [];
  const kind = kindOf(type, atStart.test(owner));
  return kind ? [{ kind, what: project.calleeText(placed), file, line: call.line, function: owner }] : [];
}

/** What runs once at the start of the process keeps nobody waiting. */
function kindOf({ module, name }: LibraryType, isStart: boolean): HeavyWorkFact['kind'] | undefined {
  if (isStart) return undefined;
  if (blocking.test(module)) return name.endsWith('Sync') ? 'sync-call' : undefined;
  return computing.has(module) && !preparing.test(name) ? 'cpu-library' : undefined;
}
