import { classes } from '../classes.ts';

/** Hours of daylight, close enough for a picture. */
export const isDay = (hours: number) => hours >= 6 && hours < 19;

/** A small clock at (x, y): light by day, dark by night. Hours since midnight. */
export function ClockFace({ x, y, r, hours }: { x: number; y: number; r: number; hours: number }) {
  const hand = (turn: number, length: number) => {
    const angle = turn * 2 * Math.PI;
    return `M${x} ${y}L${round(x + Math.sin(angle) * length)} ${round(y - Math.cos(angle) * length)}`;
  };
  return (
    <g class={classes('clock', isDay(hours) ? 'day' : 'night')}>
      <circle cx={x} cy={y} r={r} />
      <circle
        class="ticks"
        cx={x}
        cy={y}
        r={r - 4}
        pathLength="12"
        stroke-dasharray=".12 .88"
        stroke-dashoffset=".06"
      />
      <path d={hand((hours % 12) / 12, r * 0.5)} />
      <path d={hand(hours % 1, r * 0.74)} class="minute" />
    </g>
  );
}

export function round(value: number): number {
  return Math.round(value * 10) / 10;
}
