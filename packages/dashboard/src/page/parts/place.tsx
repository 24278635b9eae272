/** `file:line`, as text that can be copied, leading to the file's page and, where asked for, into the editor. */
import type { JSX } from 'preact';
import { editorLink } from '../editor-link';
import { useReport } from '../report-context';
import { toHash } from '../route';

interface PlaceProps {
  readonly file: string;
  readonly line?: number;
  /** Only the file's name, the path as a tooltip. */
  readonly short?: boolean;
}

/** A place in the analysed project. */
export function Place({ file, line, short }: PlaceProps): JSX.Element {
  const { data } = useReport();
  const text = `${short ? (file.split('/').pop() ?? file) : file}${line === undefined ? '' : `:${line}`}`;
  const edit = editorLink(data.settings.editor, file, line ?? 1);
  return (
    <span class="place">
      <a href={toHash('file', [file])} title={short ? file : undefined}>
        {breakable(text)}
      </a>
      {edit && (
        <a class="edit" href={edit} aria-label={`edit ${text}`}>
          ✎
        </a>
      )}
    </span>
  );
}

/** Long paths may break behind a slash, and nowhere leave their column. */
function breakable(text: string): (string | JSX.Element)[] {
  return text.split(/(?<=\/)/).flatMap((part, index) => (index === 0 ? [part] : [<wbr key={index} />, part]));
}
