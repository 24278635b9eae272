/** What both ways of drawing a graph take, and how they are moved. */
import type { Palette } from '../palette';
import type { GraphModel } from './graph-model';

/** With more lines than this only those of the chosen node are drawn: more are a grey cloud. */
export const mostLines = 600;

/** Properties of a drawing. */
export interface DrawingProps {
  readonly model: GraphModel;
  readonly palette: Palette;
  readonly chosen: string | undefined;
  readonly onChoose: (id: string | undefined) => void;
  readonly onOpen: (id: string) => void;
  /** Given the controls when the drawing is there. */
  readonly onReady: (controls: Controls) => void;
}

/** Moves the camera. */
export interface Controls {
  /** 1 nearer, -1 farther, 0 back to the whole. */
  readonly zoom: (step: -1 | 0 | 1) => void;
  /** Brings a node into sight. */
  readonly show: (id: string) => void;
}

/** Ids of a node and of those that share an edge with it. */
export function neighbourhood({ edges }: GraphModel, id: string | undefined): ReadonlySet<string> {
  if (id === undefined) return new Set();
  const around = edges.filter(({ from, to }) => from === id || to === id).flatMap(({ from, to }) => [from, to]);
  return new Set([id, ...around]);
}
