import type { ComponentChildren } from 'preact';
import { classes } from '../classes.ts';
import { useView } from '../view.ts';
import { LocalTime } from './localTime.tsx';

/** One date of a round, in the order they come. */
export interface RoundDate {
  key: string;
  label: string;
  at: Date;
  note?: ComponentChildren;
}

/** A round's dates as a path from the opening to the end. The past is drawn and the future dotted; the reader stands between them. */
export function RoundLine({ dates, now }: { dates: readonly RoundDate[]; now: Date }) {
  const { t } = useView();
  const passed = dates.filter((date) => date.at.getTime() <= now.getTime()).length;
  const here = (
    <p class="here">
      <span>{t('ui.round.here')}</span>
    </p>
  );
  return (
    <ol class="round-line">
      {dates.map((date, index) => (
        <li
          key={date.key}
          class={classes(index < passed && 'past', index === passed && 'next')}
          aria-current={index === passed - 1 ? 'step' : undefined}
        >
          {passed === 0 && index === 0 ? here : null}
          <strong>{date.label}</strong> <LocalTime at={date.at} />
          {date.note ? <div class="note">{date.note}</div> : null}
          {index === passed - 1 ? here : null}
        </li>
      ))}
    </ol>
  );
}
