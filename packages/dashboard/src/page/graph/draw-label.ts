/** Labels below their nodes, with a rim in the colour of the ground so that lines do not cut them. */
import type { Palette } from '../palette';

/** What sigma says about a node. */
interface LabelledNode {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly label: string | null;
}

/** Draws on sigma's label canvas. */
export function drawLabel(context: CanvasRenderingContext2D, node: LabelledNode, { text, background }: Palette): void {
  if (!node.label) return;
  context.font = '600 13px system-ui, sans-serif';
  context.textAlign = 'center';
  context.textBaseline = 'top';
  context.lineJoin = 'round';
  context.lineWidth = 4;
  context.strokeStyle = background;
  context.fillStyle = text;
  const y = node.y + node.size + 3;
  context.strokeText(node.label, node.x, y);
  context.fillText(node.label, node.x, y);
}

/** A ring around the chosen node, and its label. */
export function drawHover(context: CanvasRenderingContext2D, node: LabelledNode, palette: Palette): void {
  context.beginPath();
  context.arc(node.x, node.y, node.size + 3, 0, 2 * Math.PI);
  context.lineWidth = 3;
  context.strokeStyle = palette.accent;
  context.stroke();
  drawLabel(context, node, palette);
}
