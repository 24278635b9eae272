/** A table as CSV, or parted by tabs → its rows, by the names of the columns. */
import { StringDecoder } from 'node:string_decoder';

/** Longer fields are cut: a statement of a megabyte is none that somebody wrote. */
const longestField = 1 << 20;

/** Column → value. */
export type Row = ReadonlyMap<string, string>;

/**
 * Names of columns are in lower case. Commas, semicolons or tabs part the fields, as the first line shows; with commas
 * and semicolons a field in quotes may hold them and line ends, and doubled quotes.
 * @param onRow gets `undefined` for a row with another number of fields than the first line
 */
export async function readRows(bytes: AsyncIterable<Buffer>, onRow: (row: Row | undefined) => void): Promise<void> {
  const decoder = new StringDecoder('utf8');
  const table = new Table(onRow);
  for await (const piece of bytes) table.write(decoder.write(piece));
  table.write(decoder.end());
  table.end();
}

/** What parts the fields of a table with such a first line. */
export function delimiterOf(header: string): string {
  return ['\t', ';', ','].find((mark) => header.includes(mark)) ?? ',';
}

/** Fields, character by character. */
class Table {
  private header: readonly string[] | undefined;
  private delimiter = ',';
  private fields: string[] = [];
  private field = '';
  private quoted: 'no' | 'inside' | 'closed' = 'no';
  private first = '';

  constructor(private readonly onRow: (row: Row | undefined) => void) {}

  write(piece: string): void {
    for (const char of this.header || this.first === '\n' ? piece : this.withDelimiter(piece)) this.take(char);
  }

  end(): void {
    if (this.first !== '\n') this.write('\n');
    if (this.field !== '' || this.fields.length > 0) this.endRow();
  }

  /** Holds the text back until the first line is whole: it shows what parts the fields. */
  private withDelimiter(piece: string): string {
    this.first += piece;
    const end = this.first.indexOf('\n');
    if (end < 0 && this.first.length < longestField) return '';
    const text = this.first.replace(/^\uFEFF/, '');
    this.delimiter = delimiterOf(text.split('\n', 1)[0]!);
    this.first = '\n';
    return text;
  }

  private take(char: string): void {
    if (char === '"' && this.delimiter !== '\t') this.takeQuote();
    else if (this.quoted === 'inside') this.add(char);
    else if (char === this.delimiter) this.endField();
    else if (char === '\n') this.endRow();
    else this.add(char);
  }

  private takeQuote(): void {
    if (this.quoted === 'inside') this.quoted = 'closed';
    else if (this.quoted === 'closed') {
      this.add('"');
      this.quoted = 'inside';
    } else if (this.field === '') this.quoted = 'inside';
    else this.add('"');
  }

  private add(char: string): void {
    if (this.field.length < longestField) this.field += char;
  }

  private endField(): void {
    this.fields.push(this.quoted === 'no' ? this.field.trim() : this.field);
    this.field = '';
    this.quoted = 'no';
  }

  private endRow(): void {
    this.endField();
    const fields = this.fields;
    this.fields = [];
    if (fields.length === 1 && fields[0] === '') return;
    if (!this.header) this.header = fields.map((name) => name.toLowerCase());
    else if (fields.length !== this.header.length) this.onRow(undefined);
    else this.onRow(new Map(this.header.map((name, at) => [name, fields[at]!])));
  }
}
