import { blockHours, blocksPerDay } from '../../lib/week.ts';
import { hourRange, weekdayName, weekdays } from '../time/format.ts';
import { useView } from '../view.ts';
import { FieldGroup, type FieldProps, fieldId } from './field.tsx';

/** Blocks that most people sleep through: shown darker, never closed. */
const isNight = (block: number) => block * blockHours < 6 || block * blockHours >= 22;

/** A short name that fits the narrowest column: some languages have none but the letter. */
function columnName(lang: string, day: number): string {
  const short = weekdayName(lang, day, 'short');
  return short.length <= 4 ? short : weekdayName(lang, day, 'narrow');
}

/**
 * The hours of a week one can meet, in one's own local time: a box for each two hours, the week in the reader's own
 * order. Sends `{name}` once for each ticked box, as `{ISO weekday}-{block}`; `weekBits` turns them into half hours.
 */
export function WeekHours(props: FieldProps & { value?: readonly string[] | undefined }) {
  const { lang, t } = useView();
  const ticked = new Set(props.value);
  const days = weekdays(lang);
  const blocks = Array.from({ length: blocksPerDay }, (_, block) => block);
  const id = fieldId(props.name);
  return (
    <FieldGroup {...props} class="week">
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
              {days.map((day, column) => (
                <td key={day}>
                  <input
                    type="checkbox"
                    id={block === 0 && column === 0 ? id : undefined}
                    name={props.name}
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
    </FieldGroup>
  );
}
