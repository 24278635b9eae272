/** PDF, office documents and spreadsheets, and the browsers that print them. */
import type { CatalogueGroup } from './entry';

const elsewhere =
  'Make the document in a worker behind a queue; answer with the job, and later with a link to the stored file.';
const rows = 'Write the rows as a stream of CSV from a database cursor, or make the file in a worker behind a queue.';

export const documents: CatalogueGroup = {
  name: 'documents',
  entries: [
    { modules: 'pdfkit', names: '(?:PDFDocument)?', effect: 'blocks-loop', cost: 'tenths', instead: elsewhere },
    {
      modules: 'pdf-lib',
      names: 'PDFDocument\\.(?:load|create|save)|PDFDocument\\.(?:load|create)\\(\\)\\.save',
      effect: 'blocks-loop',
      cost: 'tenths',
      instead: elsewhere,
    },
    {
      modules: 'pdfmake pdfmake/build/pdfmake pdfmake/src/printer',
      names: '(?:PdfPrinter|createPdf)?|.*createPdfKitDocument',
      effect: 'blocks-loop',
      cost: 'tenths',
      instead: elsewhere,
    },
    {
      modules: 'pdf-parse pdf-parse/lib/pdf-parse.js pdf2json',
      names: '(?:PDFParse|PDFParse\\.\\w+|PDFParser|parseBuffer)?',
      effect: 'blocks-loop',
      cost: 'tenths',
      instead: elsewhere,
    },
    {
      modules: 'pdfjs-dist pdfjs-dist/legacy/build/pdf.js pdfjs-dist/legacy/build/pdf.mjs unpdf',
      names: 'getDocument|extractText|getDocumentProxy',
      effect: 'blocks-loop',
      cost: 'tenths',
      instead: elsewhere,
    },
    { modules: 'jspdf', names: '(?:jsPDF)?', effect: 'blocks-loop', cost: 'tenths', instead: elsewhere },
    {
      modules: '@react-pdf/renderer',
      names: 'pdf|renderTo\\w+|render',
      effect: 'blocks-loop',
      cost: 'tenths',
      instead: elsewhere,
    },
    {
      modules: 'mammoth',
      names: 'convertTo\\w+|extractRawText',
      effect: 'blocks-loop',
      cost: 'tenths',
      instead: elsewhere,
    },
    { modules: 'docx', names: 'Packer\\.\\w+', effect: 'blocks-loop', cost: 'tenths', instead: elsewhere },
    {
      modules: 'docxtemplater officegen html-to-docx html-docx-js officeparser',
      names: '(?:Docxtemplater|asBlob|parseOffice\\w*)?',
      effect: 'blocks-loop',
      cost: 'tenths',
      instead: elsewhere,
    },
    {
      modules: 'xlsx xlsx-js-style @e965/xlsx',
      names:
        'read|readFile|write|writeFile|writeXLSX|utils\\.(?:json_to_sheet|aoa_to_sheet|sheet_add_\\w+|sheet_to_\\w+)',
      effect: 'blocks-loop',
      cost: 'tenths',
      instead: rows,
    },
    {
      modules: 'exceljs',
      names: 'Workbook|Workbook\\.(?:xlsx|csv)\\.\\w+|stream\\.xlsx\\.\\w+',
      effect: 'blocks-loop',
      cost: 'tenths',
      instead: rows,
    },
    { modules: 'node-xlsx', names: 'parse|build', effect: 'blocks-loop', cost: 'tenths', instead: rows },
    {
      modules: 'xlsx-populate excel4node read-excel-file read-excel-file/node write-excel-file write-excel-file/node',
      names: '(?:from\\w+|Workbook|readSheetNames)?',
      effect: 'blocks-loop',
      cost: 'tenths',
      instead: rows,
    },
    {
      modules: 'puppeteer puppeteer-core',
      names: 'launch|connect',
      effect: 'process',
      cost: 'seconds',
      instead: elsewhere,
    },
    {
      modules: 'playwright playwright-core playwright-chromium',
      names: '(?:chromium|firefox|webkit)\\.(?:launch\\w*|connect\\w*)',
      effect: 'process',
      cost: 'seconds',
      instead: elsewhere,
    },
    {
      modules:
        'html-pdf html-pdf-node wkhtmltopdf pdf2pic node-html-to-image libreoffice-convert carbone pdf-to-png-converter',
      names: '(?:create|generatePdfs?|from\\w+|convert\\w*|render|pdfToPng)?',
      effect: 'process',
      cost: 'seconds',
      instead: elsewhere,
    },
  ],
};
