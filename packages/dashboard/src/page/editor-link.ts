/** Links that open a place in an editor; only where the caller said where the files are. */
import type { PageSettings } from '../data/report-data';

const schemes = ['vscode', 'vscodium', 'cursor', 'windsurf'];

/** `vscode://file/home/me/shop/src/a.ts:3`; nothing for an editor that is not on the list, whatever the data say. */
export function editorLink(editor: PageSettings['editor'], file: string, line: number): string | undefined {
  if (editor === undefined || !schemes.includes(editor.scheme)) return undefined;
  const path = `${editor.root.replace(/\\/g, '/')}/${file}`.split('/').filter((part) => part !== '');
  return `${editor.scheme}://file/${path.map(encodePart).join('/')}:${line}`;
}

/** A drive's colon stays: editors want `C:`. */
function encodePart(part: string): string {
  return encodeURIComponent(part).replace(/%3A/g, ':');
}
