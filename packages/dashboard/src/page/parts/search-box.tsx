/** Finds a context, a table or a file from anywhere: `/` goes there, arrows choose, Enter opens. */
import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { useReport } from '../report-context';
import { searchReport } from '../search-report';

const limit = 12;

/** Apart, because preact's types want a `list` of every combobox; this one has a listbox of its own. */
const combobox = { type: 'search', role: 'combobox' } as object;

/** A combobox after the ARIA authoring practices. */
export function SearchBox(): JSX.Element {
  const report = useReport();
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const hits = useMemo(() => searchReport(report, query, limit), [report, query]);
  useEffect(() => setChosen(0), [query]);
  useSlashKey(input);

  const close = (): void => setQuery('');
  const open = (hash: string): void => {
    close();
    location.hash = hash;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (query === '') return;
    const hit = hits[chosen];
    if (event.key === 'ArrowDown') setChosen((chosen + 1) % Math.max(1, hits.length));
    else if (event.key === 'ArrowUp') setChosen((chosen + hits.length - 1) % Math.max(1, hits.length));
    else if (event.key === 'Enter' && hit) open(hit.hash);
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div class="search" role="search">
      <input
        ref={input}
        {...combobox}
        placeholder="Find a context, table or file  /"
        aria-label="Find a context, table or file"
        aria-expanded={hits.length > 0}
        aria-controls="hits"
        aria-autocomplete="list"
        aria-activedescendant={hits.length > 0 ? `hit-${chosen}` : undefined}
        value={query}
        onInput={(event) => setQuery(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <ul id="hits" role="listbox" aria-label="Found" hidden={hits.length === 0}>
        {hits.map(({ kind, text, hash }, place) => (
          <li
            key={hash}
            id={`hit-${place}`}
            role="option"
            aria-selected={place === chosen}
            onMouseDown={(event) => {
              event.preventDefault();
              open(hash);
            }}
          >
            <span class="tag">{kind}</span> {text}
          </li>
        ))}
      </ul>
      {query !== '' && hits.length === 0 && (
        <p class="nothing" role="status">
          Nothing found.
        </p>
      )}
    </div>
  );
}

function useSlashKey(input: { readonly current: HTMLInputElement | null }): void {
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.target instanceof HTMLInputElement) return;
      event.preventDefault();
      input.current?.focus();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}
