import { listed } from '../../i18n/intl.ts';
import {
  blockHours,
  blocksPerDay,
  nameBlocks,
  namedHours,
  readOdd,
  weekBlocks,
  weekendOf,
} from '../../lib/time/week.ts';
import type { NamedHours } from '../../lib/time/week.ts';
import { clockTime } from '../time/format.ts';
import { daysText, hourRange, weekdayName, weekdays } from '../time/weekdays.ts';
import { useView } from '../view.ts';
import type { View } from '../view.ts';
import { ChoiceList } from './choices.tsx';
import { FieldGroup, type FieldProps } from './field.tsx';

/** Blocks in which most people sleep: shown darker, but open to choose. */
const isNight = (block: number) => block * blockHours < 6 || block * blockHours >= 22;

/** A short name that fits the narrowest column: in some languages only the letter does. */
function columnName(lang: string, day: number): string {
  const short = weekdayName(lang, day, 'short');
  return short.length <= 4 ? short : weekdayName(lang, day, 'narrow');
}

/** The days and hours that a name means, shown with it: `Monday – Friday, 08–12`. */
export function namedText({ lang, t }: Pick<View, 'lang' | 't'>, { days, first, last }: NamedHours): string {
  const all = days.length === 7 ? weekdays(lang) : days;
  const time = hourRange(lang, first * blockHours, (last + 1) * blockHours);
  return t('ui.time.at', { day: daysText(lang, all), time });
}

/** Hours as people say them: the named hours, and the number of hours in total. `bits` are the half hours of a week. */
export function hoursText({ lang, t }: Pick<View, 'lang' | 't'>, bits: string): string {
  const { named } = nameBlocks(weekBlocks(bits), namedHours(weekendOf(lang)));
  const count = t('apply.hours', { hours: [...bits].filter((bit) => bit === '1').length / 2 });
  const names = named.map((one) => t(`ui.week.${one.name}`));
  return names.length === 0 ? count : `${listed(lang, names)} · ${count}`;
}

/** Hours to the half hour, in one line for all days that are alike: `Monday – Friday, 18:00–21:00`. */
export function weekLines({ lang, t }: Pick<View, 'lang' | 't'>, bits: string): string[] {
  const patterns = Map.groupBy(weekdays(lang), (day) => bits.slice((day - 1) * 48, day * 48));
  return [...patterns].flatMap(([halves, days]) => {
    const times = [...halves.matchAll(/1+/g)].map(({ index, 0: run }) =>
      halfHours(lang, index, index + run.length),
    );
    if (times.length === 0) return [];
    return [t('ui.time.at', { day: daysText(lang, days), time: listed(lang, times) })];
  });
}

const halfHours = (lang: string, from: number, until: number): string =>
  `${halfHour(lang, from)}–${halfHour(lang, until)}`;

const halfHour = (lang: string, at: number): string =>
  clockTime(lang, 'UTC', new Date(Date.UTC(2024, 0, 1, 0, at * 30)));

/**
 * The hours of the week at which somebody can meet, in their local time. Named hours come first. For people who want to be exact, there is
 * a box for every two hours, with the week in the reader's own order. All choices count together. Sends `{name}` once for each choice: a
 * name's value, or `{ISO weekday}-{block}`; `weekBits` turns these into half hours. `value` comes from `weekValues`. Blocks that fill named
 * hours show as that name; hours that fill no block show one by one.
 */
export function WeekHours(
  props: FieldProps & {
    value?: readonly string[] | undefined;
    /** The reader's country, which decides which days are the weekend. */
    country?: string | undefined;
  },
) {
  const { lang, t } = useView();
  const names = namedHours(weekendOf(lang, props.country));
  const odd = (props.value ?? []).flatMap((one) => readOdd(one) ?? []);
  const { named, rest } = nameBlocks(
    (props.value ?? []).filter((one) => !readOdd(one)),
    names,
  );
  return (
    <FieldGroup {...props} class="week">
      <ChoiceList
        {...props}
        type="checkbox"
        chosen={new Set([...named, ...odd].map(({ value }) => value))}
        choices={[
          ...names.map((one) => ({
            value: one.value,
            label: t(`ui.week.${one.name}`),
            help: namedText({ lang, t }, one),
          })),
          ...odd.map(({ value, days, from, until }) => ({
            value,
            label: t('ui.time.at', { day: daysText(lang, days), time: halfHours(lang, from, until) }),
          })),
        ]}
      />
      <details open={rest.length > 0 || undefined}>
        <summary>{t('ui.week.exactly')}</summary>
        <p class="help">{t('ui.week.exactly-help')}</p>
        <Grid name={props.name} ticked={new Set(rest)} />
      </details>
    </FieldGroup>
  );
}

function Grid({ name, ticked }: { name: string; ticked: ReadonlySet<string> }) {
  const { lang, t } = useView();
  const days = weekdays(lang);
  const blocks = Array.from({ length: blocksPerDay }, (_, block) => block);
  return (
    <table>
      <thead>
        <tr>
          <td />
          {days.map((day) => (
            <th key={day} scope="col">
              <span aria-hidden="true">{columnName(lang, day)}</span>
              <span class="vh">{weekdayName(lang, day, 'long')}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {blocks.map((block) => (
          <tr key={block} class={isNight(block) ? 'night' : undefined}>
            <th scope="row">{hourRange(lang, block * blockHours, (block + 1) * blockHours)}</th>
            {days.map((day) => (
              <td key={day}>
                <input
                  type="checkbox"
                  name={name}
                  value={`${day}-${block}`}
                  checked={ticked.has(`${day}-${block}`) || undefined}
                  aria-label={t('ui.week.block', {
                    day: weekdayName(lang, day, 'long'),
                    hours: hourRange(lang, block * blockHours, (block + 1) * blockHours),
                  })}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
