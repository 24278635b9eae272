/** How the outside reaches a context or a file. */
import type { ContextEndpoint } from '@banyan/model';
import type { JSX } from 'preact';
import { type Column, DataTable } from './data-table';
import { Place } from './place';

const columns: readonly Column<ContextEndpoint>[] = [
  { title: 'where', key: (row) => row.file, cell: (row) => <Place file={row.file} line={row.line} /> },
  { title: 'kind', key: (row) => row.kind, cell: (row) => row.kind },
  { title: 'method', key: (row) => row.method, cell: (row) => row.method },
  { title: 'path', key: (row) => row.path, cell: (row) => <code>{row.path}</code> },
  { title: 'handler', cell: (row) => <code>{row.handler.split('#')[1]}</code> },
];

/** One row an entry point. */
export function EntryPoints({ endpoints }: { readonly endpoints: readonly ContextEndpoint[] }): JSX.Element {
  return (
    <DataTable caption="Entry points" columns={columns} rows={endpoints} sorting={{ column: 3, descending: false }} />
  );
}
