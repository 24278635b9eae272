/** HTML: parsing, cleaning, converting. */
import type { CatalogueGroup } from './entry';

const bounded = 'Bound the size of the document, or parse it in a worker thread.';

export const markup: CatalogueGroup = {
  name: 'markup',
  entries: [
    {
      modules: 'jsdom',
      names: 'JSDOM(?:\\.(?:fromURL|fromFile|fragment))?',
      effect: 'blocks-loop',
      cost: 'tenths',
      instead: 'Use a parser without a browser around it (htmlparser2), or do it in a worker thread.',
    },
    {
      modules: 'happy-dom linkedom',
      names: 'Window|parseHTML|DOMParser(?:\\.\\w+)?',
      effect: 'blocks-loop',
      cost: 'hundredths',
      instead: bounded,
    },
    { modules: 'cheerio', names: '(?:load)?', effect: 'blocks-loop', cost: 'hundredths', instead: bounded },
    {
      modules: 'parse5 node-html-parser htmlparser2 himalaya',
      names: 'parse|parseFragment|parseDocument',
      effect: 'blocks-loop',
      cost: 'hundredths',
      instead: bounded,
    },
    { modules: 'sanitize-html', names: '', effect: 'blocks-loop', cost: 'hundredths', instead: bounded },
    {
      modules: 'dompurify isomorphic-dompurify',
      names: '(?:sanitize)?|(?:createDOMPurify)?\\(\\)\\.sanitize',
      effect: 'blocks-loop',
      cost: 'hundredths',
      instead: bounded,
    },
    {
      modules: 'turndown html-to-text html-to-md node-html-markdown',
      names: '(?:TurndownService|convert|htmlToText|NodeHtmlMarkdown\\.translate)?|(?:TurndownService\\.)?turndown',
      effect: 'blocks-loop',
      cost: 'hundredths',
      instead: bounded,
    },
    {
      modules: '@mozilla/readability',
      names: 'Readability(?:\\.parse)?',
      effect: 'blocks-loop',
      cost: 'tenths',
      instead: bounded,
    },
    {
      modules: 'html-minifier html-minifier-terser juice inline-css',
      names: '(?:minify)?',
      effect: 'blocks-loop',
      cost: 'tenths',
      instead: bounded,
    },
  ],
};
