import { onWall } from '../../lib/time/time.ts';
import { useView } from '../view.ts';
import { isDay, round } from './clockFace.tsx';
import { zoned } from './format.ts';
import type { Stretch } from '../../lib/time/sharedHours.ts';

const hour = 3_600_000;

/**
 * The twenty-four hours of the first person's day, as another's clock shows them: night dark, day light, the shared hours on top. Runs in
 * the direction of reading. Decoration: the text beside it says the same.
 */
export function DayBar({
  zone,
  home,
  at,
  now,
  shared,
  alone = [],
  taken = [],
}: {
  zone: string;
  home: string;
  at: Date;
  /** Marked if it is within that day. */
  now: Date | null;
  shared: readonly Stretch[];
  /** Hours that only this person has, as a thin line; hours of meetings, as a frame. */
  alone?: readonly Stretch[];
  taken?: readonly Stretch[];
}) {
  const { dir } = useView();
  const start = zoned(home, at).startOfDay();
  const from = start.epochMilliseconds;
  const length = start.add({ days: 1 }).epochMilliseconds - from;
  const place = (time: number) => ((Math.min(Math.max(time, from), from + length) - from) / length) * 100;
  const box = (a: number, b: number) => {
    const [x, end] = [place(a), place(b)];
    return { x: `${round(dir === 'rtl' ? 100 - end : x)}%`, width: `${round(end - x)}%` };
  };
  const days: [number, number][] = [];
  for (let time = from; time < from + length; time += hour / 4) {
    if (!isDay(Math.floor(onWall(zone, new Date(time)).minutes / 60))) continue;
    const last = days.at(-1);
    if (last && last[1] === time) last[1] = time + hour / 4;
    else days.push([time, time + hour / 4]);
  }
  const mark = now && place(now.getTime());
  const line = mark === null ? null : `${round(dir === 'rtl' ? 100 - mark : mark)}%`;
  return (
    <svg class="day-bar" width="100%" height="20" aria-hidden="true">
      <rect class="night" width="100%" height="20" />
      {days.map(([a, b]) => (
        <rect key={a} class="day" {...box(a, b)} height="20" />
      ))}
      {shared.map((part) => (
        <rect
          key={part.from.getTime()}
          class="both"
          {...box(part.from.getTime(), part.until.getTime())}
          y="6"
          height="8"
          rx="4"
        />
      ))}
      {alone.map((part) => (
        <rect
          key={part.from.getTime()}
          class="alone"
          {...box(part.from.getTime(), part.until.getTime())}
          y="13"
          height="4"
        />
      ))}
      {taken.map((part) => (
        <rect
          key={part.from.getTime()}
          class="taken"
          {...box(part.from.getTime(), part.until.getTime())}
          y="2"
          height="16"
        />
      ))}
      {line === null ? null : <line x1={line} x2={line} y1="0" y2="20" />}
    </svg>
  );
}
