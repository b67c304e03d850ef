import { GATE_BINS, gateShares } from '../../analysis/gateShares';
import type { Mark } from '../scene/scene';

interface Place {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Shares of channels, or of the brushed ones, in 20 bins of the gate from 0 at the bottom to 1 at the top. */
export function tileHistogram(gates: Float32Array, tile: Place, brushed?: ReadonlySet<number>): Mark[] {
  const all = gateShares(gates);
  const shares = brushed ? gateShares(gates, brushed) : all;
  const most = Math.max(...all) || 1;
  const height = tile.height / GATE_BINS;
  return shares.map((share, bin) => ({
    kind: 'rect',
    x: tile.x,
    y: tile.y + tile.height - (bin + 1) * height,
    width: (share / most) * tile.width,
    height: height - 0.5,
    fill: brushed ? 'ink' : 'mark',
  }));
}
