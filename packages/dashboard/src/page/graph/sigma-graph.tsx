/** A graph drawn by sigma with WebGL: thousands of points stay quick. */
import Graph from 'graphology';
import Sigma from 'sigma';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Palette } from '../palette';
import { prefersStillness } from '../prefers-stillness';
import { boxAround } from './box-around';
import { drawHover, drawLabel } from './draw-label';
import { type Controls, type DrawingProps, mostLines, neighbourhood } from './drawing';
import type { GraphModel } from './graph-model';

/** Narrower than this, labels keep out of each other's way instead of being there always. */
const roomForLabels = 700;

/** The canvas; the frame around it has the name, the keys and the words. */
export function SigmaGraph(props: DrawingProps): JSX.Element {
  const container = useRef<HTMLDivElement>(null);
  const drawing = useRef<Sigma>(undefined);
  const latest = useRef(props);
  latest.current = props;
  const { model, palette, chosen, onReady } = props;

  useEffect(() => {
    const sigma = draw(container.current as HTMLDivElement, model, palette, latest);
    drawing.current = sigma;
    onReady(controlsOf(sigma));
    return () => sigma.kill();
  }, [model, palette]);

  useEffect(() => void drawing.current?.refresh({ skipIndexation: true }), [chosen]);

  return <div ref={container} class="canvas" />;
}

function draw(
  container: HTMLDivElement,
  model: GraphModel,
  palette: Palette,
  latest: { readonly current: DrawingProps },
): Sigma {
  const sigma = new Sigma(toGraphology(model, palette, container.clientWidth >= roomForLabels), container, {
    allowInvalidContainer: true,
    itemSizesReference: 'positions',
    zoomToSizeRatioFunction: (ratio) => ratio,
    labelRenderedSizeThreshold: 12,
    labelDensity: 0.6,
    minEdgeThickness: 1.7,
    renderEdgeLabels: true,
    edgeLabelColor: { color: palette.text },
    edgeLabelFont: 'system-ui, sans-serif',
    edgeLabelSize: 12,
    stagePadding: 6,
    zIndex: true,
    minCameraRatio: 0.05,
    maxCameraRatio: 3,
    // The wheel scrolls the page; it zooms while the graph has the focus.
    enableCameraZooming: false,
    defaultDrawNodeLabel: (context, data) => drawLabel(context, data, palette),
    defaultDrawNodeHover: (context, data) => drawHover(context, data, palette),
    ...reducers(model, palette, latest),
  });
  const { x, y, width, height } = boxAround(model.nodes);
  sigma.setCustomBBox({ x: [x, x + width], y: [-y - height, -y] });
  sigma.on('clickNode', ({ node }) => latest.current.onChoose(node));
  sigma.on('clickStage', () => latest.current.onChoose(undefined));
  sigma.on('doubleClickNode', (event) => {
    event.preventSigmaDefault();
    latest.current.onOpen(event.node);
  });
  const frame = container.parentElement;
  frame?.addEventListener('focusin', () => sigma.setSetting('enableCameraZooming', true));
  frame?.addEventListener('focusout', () => sigma.setSetting('enableCameraZooming', false));
  return sigma;
}

/** Sigma's y goes upward. */
function toGraphology({ nodes, edges }: GraphModel, { tones, edge }: Palette, labels: boolean): Graph {
  const graph = new Graph({ multi: true });
  for (const { id, label, x, y, radius, tone, labelled } of nodes) {
    graph.addNode(id, { label, x, y: -y, size: radius, color: tones[tone], forceLabel: labelled && labels });
  }
  for (const { from, to, width, label } of edges) {
    if (graph.hasNode(from) && graph.hasNode(to))
      graph.addEdge(from, to, { from, to, size: width, label, color: edge });
  }
  return graph;
}

/** With a node chosen, what is not beside it steps back. */
function reducers(model: GraphModel, palette: Palette, latest: { readonly current: DrawingProps }) {
  let of: string | undefined;
  let around = neighbourhood(model, of);
  const beside = (): ReadonlySet<string> => {
    if (of !== latest.current.chosen) around = neighbourhood(model, (of = latest.current.chosen));
    return around;
  };
  return {
    nodeReducer: (id: string, data: Record<string, unknown>) => {
      const { chosen } = latest.current;
      if (id === chosen) return { ...data, highlighted: true, forceLabel: true, zIndex: 2 };
      if (chosen === undefined || beside().has(id)) return data;
      return { ...data, color: palette.edge, zIndex: 0 };
    },
    edgeReducer: (_: string, data: Record<string, unknown>) => {
      const { chosen } = latest.current;
      if (chosen === undefined) return { ...data, label: '', hidden: model.edges.length > mostLines };
      return data['from'] === chosen || data['to'] === chosen
        ? { ...data, color: palette.accent, forceLabel: true, zIndex: 1 }
        : { ...data, label: '', hidden: true };
    },
  };
}

function controlsOf(sigma: Sigma): Controls {
  const duration = prefersStillness() ? 0 : 200;
  const camera = sigma.getCamera();
  return {
    zoom: (step) => {
      if (step === 0) void camera.animatedReset({ duration });
      else void camera[step === 1 ? 'animatedZoom' : 'animatedUnzoom']({ duration });
    },
    show: (id) => {
      const place = sigma.getNodeDisplayData(id);
      if (!place) return;
      const { x, y } = sigma.framedGraphToViewport(place);
      const { width, height } = sigma.getDimensions();
      const inSight = x > 30 && y > 30 && x < width - 30 && y < height - 30;
      if (!inSight) void camera.animate({ x: place.x, y: place.y }, { duration });
    },
  };
}
