/** Colours, only where a person looks: on a terminal, and not when NO_COLOR is set. */
import { styleText } from 'node:util';

type Style = Parameters<typeof styleText>[0];

/** The text in a style when the stream is a terminal; else the text. */
export function paint(style: Style, text: string, stream: NodeJS.WriteStream = process.stdout): string {
  const wanted = stream.isTTY && process.env['NO_COLOR'] === undefined && process.env['TERM'] !== 'dumb';
  return wanted ? styleText(style, text) : text;
}
