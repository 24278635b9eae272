/** The same graph as SVG, where there is no WebGL. */
import type { JSX } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { type Box, boxAround } from './box-around';
import { type DrawingProps, mostLines, neighbourhood } from './drawing';
import type { GraphEdge, GraphNode } from './graph-model';

/** The drawing; the frame around it has the name, the keys and the words. */
export function SvgGraph({ model, palette, chosen, onChoose, onOpen, onReady }: DrawingProps): JSX.Element {
  const whole = useMemo(() => boxAround(model.nodes), [model]);
  const [box, setBox] = useState(whole);
  useEffect(() => setBox(whole), [whole]);
  useEffect(
    () => onReady({ zoom: (step) => setBox((now) => zoomed(now, step, whole)), show: () => undefined }),
    [whole],
  );
  const byId = useMemo(() => new Map(model.nodes.map((node) => [node.id, node])), [model]);
  const around = neighbourhood(model, chosen);
  const touches = ({ from, to }: GraphEdge): boolean => from === chosen || to === chosen;
  const lines = chosen === undefined && model.edges.length <= mostLines ? model.edges : model.edges.filter(touches);
  return (
    <svg class="canvas" viewBox={`${box.x} ${box.y} ${box.width} ${box.height}`} aria-hidden="true">
      {lines.map((edge) => line(edge, byId, chosen === undefined ? palette.edge : palette.accent))}
      {model.nodes.map((node) => (
        <g
          key={node.id}
          opacity={chosen === undefined || around.has(node.id) ? 1 : 0.3}
          onClick={() => onChoose(node.id)}
          onDblClick={() => onOpen(node.id)}
        >
          <circle
            cx={node.x}
            cy={node.y}
            r={node.radius}
            fill={palette.tones[node.tone]}
            stroke={node.id === chosen ? palette.accent : 'none'}
            stroke-width="4"
          />
          {(node.labelled || node.id === chosen) && (
            <text class="graph-label" x={node.x} y={node.y + node.radius + 15} text-anchor="middle">
              {node.label}
            </text>
          )}
        </g>
      ))}
    </svg>
  );
}

function line(edge: GraphEdge, byId: ReadonlyMap<string, GraphNode>, color: string): JSX.Element | null {
  const [from, to] = [byId.get(edge.from), byId.get(edge.to)];
  if (!from || !to) return null;
  const place = { x1: from.x, y1: from.y, x2: to.x, y2: to.y };
  return <line key={`${edge.from} ${edge.to}`} {...place} stroke={color} stroke-width={edge.width} />;
}

function zoomed(now: Box, step: -1 | 0 | 1, whole: Box): Box {
  if (step === 0) return whole;
  const factor = step === 1 ? 0.7 : 1 / 0.7;
  const [width, height] = [now.width * factor, now.height * factor];
  return { x: now.x + (now.width - width) / 2, y: now.y + (now.height - height) / 2, width, height };
}
