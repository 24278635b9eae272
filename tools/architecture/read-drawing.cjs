/** Reads the two drawings of ARCHITECTURE.md: which wing may import which, and which wing owns which library. */
const { readFileSync } = require('node:fs');
const { join } = require('node:path');

/** @returns {{ imports: Record<string, string[]>, libraries: Record<string, string[]> }} */
function readDrawing(file = join(__dirname, '..', '..', 'ARCHITECTURE.md')) {
  const text = readFileSync(file, 'utf8');
  return { imports: toArrows(blockOf(text, 'imports')), libraries: toArrows(blockOf(text, 'libraries')) };
}

function blockOf(text, name) {
  const match = new RegExp(`\`\`\`${name}\\n([\\s\\S]*?)\`\`\``).exec(text);
  if (!match) throw new Error(`ARCHITECTURE.md has no drawing called "${name}"`);
  return match[1];
}

function toArrows(block) {
  const lines = block.split('\n').filter((line) => line.includes('→'));
  return Object.fromEntries(
    lines.map((line) => {
      const [from, to] = line.split('→').map((part) => part.trim());
      return [from, to === 'nothing' ? [] : to.split(/\s+/)];
    }),
  );
}

module.exports = { readDrawing };
