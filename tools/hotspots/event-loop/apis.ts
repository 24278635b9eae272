/** The calls of the matrix: how each is imported and called, and which rule is to name it. */

export interface Api {
  readonly name: string;
  readonly imports: string;
  /** An expression; `x` is what the caller sent. */
  readonly call: string;
  readonly rule: 'blocked-event-loop' | 'pool-saturation' | 'long-job-in-request' | 'slow-regex';
}

const blocks = 'blocked-event-loop';
const pool = 'pool-saturation';
const job = 'long-job-in-request';

function api(name: string, rule: Api['rule'], imports: string, call: string): Api {
  return { name, rule, imports, call };
}

export const apis: readonly Api[] = [
  api('pbkdf2-sync', blocks, `import { pbkdf2Sync } from 'crypto';`, `pbkdf2Sync(x, 's', 1e6, 32, 'sha256')`),
  api('scrypt-sync', blocks, `import * as crypto from 'node:crypto';`, `crypto.scryptSync(x, 's', 32)`),
  api(
    'key-pair-sync',
    blocks,
    `import crypto from 'crypto';`,
    `crypto.generateKeyPairSync('rsa', { modulusLength: 4096 })`,
  ),
  api('read-file-sync', blocks, `import { readFileSync } from 'node:fs';`, `readFileSync(x)`),
  api('write-file-sync', blocks, `import fs from 'fs';`, `fs.writeFileSync('out', x)`),
  api('extra-copy-sync', blocks, `import * as fse from 'fs-extra';`, `fse.copySync(x, 'out')`),
  api('gzip-sync', blocks, `import zlib from 'zlib';`, `zlib.gzipSync(x)`),
  api('brotli-sync', blocks, `import { brotliCompressSync } from 'node:zlib';`, `brotliCompressSync(x)`),
  api('exec-sync', blocks, `import { execSync } from 'child_process';`, `execSync(x)`),
  api('spawn-sync', blocks, `const cp = require('child_process');`, `cp.spawnSync(x)`),
  api('bcryptjs', blocks, `import bcrypt from 'bcryptjs';`, `bcrypt.hash(x, 10)`),
  api('bcrypt-sync', blocks, `import * as bcrypt from 'bcrypt';`, `bcrypt.hashSync(x, 10)`),
  api('jimp', blocks, `import Jimp from 'jimp';`, `Jimp.read(x)`),
  api('canvas', blocks, `import { createCanvas } from 'canvas';`, `createCanvas(x, 100)`),
  api('pngjs', blocks, `import { PNG } from 'pngjs';`, `PNG.sync.read(x)`),
  api('jpeg-js', blocks, `import jpeg from 'jpeg-js';`, `jpeg.decode(x)`),
  api('pdfkit', blocks, `import PDFDocument from 'pdfkit';`, `new PDFDocument(x)`),
  api('pdf-lib', blocks, `import { PDFDocument } from 'pdf-lib';`, `PDFDocument.load(x)`),
  api('pdf-parse', blocks, `import pdf from 'pdf-parse';`, `pdf(x)`),
  api('xlsx', blocks, `import * as XLSX from 'xlsx';`, `XLSX.read(x)`),
  api('exceljs', blocks, `import ExcelJS from 'exceljs';`, `new ExcelJS.Workbook()`),
  api('onnx', blocks, `import { InferenceSession } from 'onnxruntime-node';`, `InferenceSession.create(x)`),
  api('tfjs', blocks, `import * as tf from '@tensorflow/tfjs-node';`, `tf.loadLayersModel(x)`),
  api('jsdom', blocks, `import { JSDOM } from 'jsdom';`, `new JSDOM(x)`),
  api('cheerio', blocks, `import * as cheerio from 'cheerio';`, `cheerio.load(x)`),
  api('sanitize-html', blocks, `import sanitizeHtml from 'sanitize-html';`, `sanitizeHtml(x)`),
  api('adm-zip', blocks, `import AdmZip from 'adm-zip';`, `new AdmZip(x)`),
  api('pako', blocks, `import { gzip } from 'pako';`, `gzip(x)`),
  api('handlebars', blocks, `import Handlebars from 'handlebars';`, `Handlebars.compile(x)`),
  api('csv-parse', blocks, `import { parse } from 'csv-parse/sync';`, `parse(x)`),
  api('xml2js', blocks, `import { parseStringPromise } from 'xml2js';`, `parseStringPromise(x)`),
  api('yaml', blocks, `import YAML from 'yaml';`, `YAML.parse(x)`),
  api('json-of-file', blocks, `import { readFile } from 'fs/promises';`, `JSON.parse(await readFile(x, 'utf8'))`),
  api('sharp', pool, `import sharp from 'sharp';`, `sharp(x).resize(10).toBuffer()`),
  api('pool-in-loop', pool, `import { hash } from 'bcrypt';`, `Promise.all(x.map((one: string) => hash(one, 10)))`),
  api('bcrypt', pool, `import bcrypt from 'bcrypt';`, `bcrypt.hash(x, 10)`),
  api('argon2', pool, `import * as argon2 from 'argon2';`, `argon2.hash(x)`),
  api(
    'scrypt-promise',
    pool,
    `import { scrypt } from 'crypto'; import { promisify } from 'util'; const run = promisify(scrypt);`,
    `run(x, 's', 32)`,
  ),
  api('gzip', pool, `import { gzip } from 'zlib';`, `gzip(x, () => undefined)`),
  api('puppeteer', job, `import puppeteer from 'puppeteer';`, `puppeteer.launch(x)`),
  api('ffmpeg', job, `import ffmpeg from 'fluent-ffmpeg';`, `ffmpeg(x)`),
  api('archiver', job, `import archiver from 'archiver';`, `archiver('zip', x)`),
  api('tesseract', job, `import { recognize } from 'tesseract.js';`, `recognize(x)`),
  api('spawn', job, `import { spawn } from 'child_process';`, `spawn('convert', x)`),
  api('exponential-regex', 'slow-regex', `const words = /^(\\w+\\s?)*$/;`, `words.test(x)`),
  api('regex-of-input', 'slow-regex', ``, `new RegExp(x)`),
];
