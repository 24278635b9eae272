/** Whole documents parsed or written at once: CSV, XML, YAML, SQL, differences, searches in memory. */
import type { CatalogueGroup } from './entry';

const stream = 'Use the streaming form of the library, so that other requests get a turn between the rows.';
const bounded = 'Bound the size of what is parsed, or parse it in a worker thread.';

export const parsing: CatalogueGroup = {
  name: 'parsing',
  entries: [
    {
      modules: 'csv-parse/sync csv-stringify/sync papaparse',
      names: 'parse|unparse|stringify',
      effect: 'blocks-loop',
      cost: 'hundredths',
      instead: stream,
    },
    {
      modules: 'json2csv json-2-csv @json2csv/plainjs csvtojson',
      names: '(?:parse|parseAsync|Parser(?:\\.parse)?|json2csv|csv2json|json2csvAsync)?',
      effect: 'blocks-loop',
      cost: 'hundredths',
      instead: stream,
    },
    {
      modules: 'xml2js fast-xml-parser xml-js xmlbuilder2 @xmldom/xmldom',
      names:
        'parseString(?:Promise)?|(?:Parser|XMLParser)\\.parse\\w*|(?:Builder|XMLBuilder)\\.build\\w*|xml2js(?:on)?|xml2json|js2xml|json2xml|convert|DOMParser\\.parseFromString',
      effect: 'blocks-loop',
      cost: 'hundredths',
      instead: bounded,
    },
    {
      modules: 'js-yaml yaml',
      names: 'load|loadAll|safeLoad|dump|parse|parseDocument|parseAllDocuments|stringify',
      effect: 'blocks-loop',
      cost: 'hundredths',
      instead: bounded,
    },
    {
      modules: 'ical.js node-ical ical',
      names: 'parse|parseICS|sync\\.\\w+',
      effect: 'blocks-loop',
      cost: 'hundredths',
      instead: bounded,
    },
    {
      modules: 'node-sql-parser pgsql-ast-parser pg-query-native jsonata alasql',
      names: '(?:parse|Parser\\.\\w+|astify)?',
      effect: 'blocks-loop',
      cost: 'hundredths',
      instead: bounded,
    },
    {
      modules: 'diff jsdiff diff-match-patch deep-diff',
      names: 'diff\\w*|create\\w*Patch|structuredPatch',
      effect: 'blocks-loop',
      cost: 'hundredths',
      instead: bounded,
    },
    {
      modules: 'fuse.js flexsearch lunr minisearch',
      names: '(?:Fuse|MiniSearch|lunr|Index|Document)?',
      effect: 'blocks-loop',
      cost: 'hundredths',
      instead: 'Build the index once and keep it, or search in the database.',
    },
  ],
};
