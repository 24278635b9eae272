/** A graph with its keys and its words: arrows choose, Enter opens, and what is chosen is said. */
import type { JSX } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { usePalette } from '../use-palette';
import type { Controls } from './drawing';
import type { GraphModel, GraphNode } from './graph-model';
import { hasWebGl } from './has-webgl';
import { type Direction, nearest } from './nearest';
import { SigmaGraph } from './sigma-graph';
import { SvgGraph } from './svg-graph';

interface GraphFrameProps {
  readonly name: string;
  readonly model: GraphModel;
  readonly tall?: boolean;
}

/** Drawn by sigma where WebGL is there, as SVG elsewhere. */
export function GraphFrame({ name, model, tall }: GraphFrameProps): JSX.Element {
  const [chosen, setChosen] = useState<string | undefined>();
  const palette = usePalette();
  const controls = useRef<Controls>(undefined);
  const Drawing = useMemo(() => (hasWebGl() ? SigmaGraph : SvgGraph), []);
  const byId = useMemo(() => new Map(model.nodes.map((node) => [node.id, node])), [model]);
  const node = chosen === undefined ? undefined : byId.get(chosen);
  useEffect(() => {
    if (chosen !== undefined) controls.current?.show(chosen);
  }, [chosen]);

  const open = (id: string): void => {
    const hash = byId.get(id)?.hash;
    if (hash !== undefined) location.hash = hash;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const handled = answerKey(event, { model, node, choose: setChosen, open, controls: controls.current });
    if (!handled) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <figure class={tall ? 'graph tall' : 'graph'}>
      <div
        class="stage"
        role="application"
        tabIndex={0}
        aria-label={`${name}. Arrow keys choose, Enter opens, plus and minus zoom.`}
        onKeyDown={onKeyDown}
      >
        <Drawing
          model={model}
          palette={palette}
          chosen={chosen}
          onChoose={setChosen}
          onOpen={open}
          onReady={(ready) => void (controls.current = ready)}
        />
      </div>
      <div class="graph-keys">
        <p role="status" class="chosen">
          {node ? node.spoken : 'Click a node or use the arrow keys; Enter or a double click opens it.'}
          {node?.hash && (
            <>
              {' '}
              <a href={node.hash}>open</a>
            </>
          )}
        </p>
        <button type="button" onClick={() => controls.current?.zoom(1)} aria-label="zoom in">
          +
        </button>
        <button type="button" onClick={() => controls.current?.zoom(-1)} aria-label="zoom out">
          −
        </button>
        <button type="button" onClick={() => controls.current?.zoom(0)}>
          whole
        </button>
      </div>
    </figure>
  );
}

interface Keyed {
  readonly model: GraphModel;
  readonly node: GraphNode | undefined;
  readonly choose: (id: string | undefined) => void;
  readonly open: (id: string) => void;
  readonly controls: Controls | undefined;
}

/** Whether the key meant something here. */
function answerKey(event: KeyboardEvent, { model, node, choose, open, controls }: Keyed): boolean {
  const { key } = event;
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  if (key.startsWith('Arrow')) choose((node ? nearest(model.nodes, node, key as Direction) : model.nodes[0])?.id);
  else if (key === 'Enter' && node) open(node.id);
  else if (key === '+' || key === '=') controls?.zoom(1);
  else if (key === '-') controls?.zoom(-1);
  else if (key === '0') controls?.zoom(0);
  else if (key === 'Escape' && node) choose(undefined);
  else return false;
  return true;
}
