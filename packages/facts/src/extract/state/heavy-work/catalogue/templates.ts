/** Templates, markdown, source code and styles: compilers and renderers. */
import type { CatalogueGroup } from './entry';

const once = 'Compile once at the start and keep the function; only fill it in per request.';
const keep = 'Keep the rendered result under a hash of its source, or render when the text is saved.';
const build = 'Do it when the application is built, or in a worker thread.';

export const templates: CatalogueGroup = {
  name: 'templates',
  entries: [
    { modules: 'handlebars', names: 'compile|precompile', effect: 'blocks-loop', cost: 'hundredths', instead: once },
    {
      modules: 'ejs pug nunjucks eta twig',
      names: 'render\\w*|compile\\w*',
      effect: 'blocks-loop',
      cost: 'hundredths',
      instead: once,
    },
    { modules: 'marked', names: '(?:marked)?(?:\\.?parse)?', effect: 'blocks-loop', cost: 'hundredths', instead: keep },
    {
      modules: 'markdown-it showdown remarkable',
      names: '\\(\\)\\.render|(?:MarkdownIt\\.)?render|(?:Converter\\.)?makeHtml',
      effect: 'blocks-loop',
      cost: 'hundredths',
      instead: keep,
    },
    {
      modules: 'highlight.js shiki prismjs',
      names: 'highlight\\w*|codeToHtml|getHighlighter|createHighlighter',
      effect: 'blocks-loop',
      cost: 'hundredths',
      instead: keep,
    },
    {
      modules: 'katex mathjs',
      names: 'render\\w*|evaluate|compile|parse|eigs|inv|simplify',
      effect: 'blocks-loop',
      cost: 'hundredths',
      instead: keep,
    },
    {
      modules: 'mjml mjml-core @faire/mjml-react',
      names: '(?:mjml2html|renderToMjml)?',
      effect: 'blocks-loop',
      cost: 'tenths',
      instead: once,
    },
    {
      modules: '@react-email/render @react-email/components react-dom/server preact-render-to-string',
      names: 'render\\w*',
      effect: 'blocks-loop',
      cost: 'hundredths',
      instead: keep,
    },
    {
      modules: 'prettier',
      names: 'format|formatWithCursor|check',
      effect: 'blocks-loop',
      cost: 'tenths',
      instead: build,
    },
    {
      modules: 'sass less stylus node-sass',
      names: 'compile\\w*|render\\w*',
      effect: 'blocks-loop',
      cost: 'tenths',
      instead: build,
    },
    {
      modules: 'typescript @babel/core terser uglify-js',
      names: 'transpile\\w*|createProgram|transform(?:Sync|FileSync|Async)?|parseSync|minify',
      effect: 'blocks-loop',
      cost: 'tenths',
      instead: build,
    },
    {
      modules: 'esbuild @swc/core lightningcss',
      names: '\\w+Sync|transform',
      effect: 'blocks-loop',
      cost: 'tenths',
      instead: build,
    },
  ],
};
