import { useView } from '../view.ts';
import { type FieldProps, FieldGroup, fieldId } from './field.tsx';
import { AddRow, isAdded, rowCount } from './rows.tsx';

export interface DateRange {
  from: string;
  until: string;
}

/**
 * Times away, each from its first to its last day. Row n sends `{name}.{n}.from` and `{name}.{n}.until` as `YYYY-MM-DD`; the button sends
 * `add={name}`.
 */
export function DateRanges(
  props: FieldProps & {
    value?: readonly DateRange[] | undefined;
    rows?: number | undefined;
    min?: string | undefined;
    max?: string | undefined;
  },
) {
  const { t } = useView();
  const id = fieldId(props.name);
  return (
    <FieldGroup {...props}>
      {Array.from({ length: rowCount(props.value, props.rows) }, (_, index) => (
        <div class="row" key={index}>
          {(['from', 'until'] as const).map((end) => {
            const own = index === 0 && end === 'from' ? id : `${id}-${index}-${end}`;
            return (
              <div key={end}>
                <label for={own}>{t(`ui.dates.${end}`, { n: index + 1 })}</label>
                <input
                  type="date"
                  id={own}
                  name={`${props.name}.${index}.${end}`}
                  autofocus={end === 'from' && isAdded(props, index)}
                  value={props.value?.[index]?.[end]}
                  min={props.min}
                  max={props.max}
                  dir="ltr"
                  aria-invalid={props.error && own === id ? 'true' : undefined}
                />
              </div>
            );
          })}
        </div>
      ))}
      <AddRow name={props.name}>{t('ui.dates.add')}</AddRow>
    </FieldGroup>
  );
}
