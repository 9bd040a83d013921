import { useView } from '../view.ts';
import { type Option, Options } from './choices.tsx';
import { type FieldProps, FieldGroup, fieldId } from './field.tsx';
import { AddRow, isAdded, rowCount } from './rows.tsx';

export interface WishValue {
  about: string;
  value: string;
  strength: string;
}

/** A subject of wishes with its possible answers: "sector" with its sectors. */
export interface WishSubject {
  about: string;
  label: string;
  options: readonly Option[];
}

/**
 * Wishes for a partner, each with its importance. Row n sends `{name}.{n}.what` (`{about}:{value}`) and `{name}.{n}.strength` (`wish`,
 * `important` or `must`); the button sends `add={name}`.
 */
export function Wishes(
  props: FieldProps & {
    subjects: readonly WishSubject[];
    value?: readonly WishValue[] | undefined;
    rows?: number | undefined;
  },
) {
  const { t } = useView();
  const id = fieldId(props.name);
  return (
    <FieldGroup {...props}>
      {Array.from({ length: rowCount(props.value, props.rows) }, (_, index) => {
        const row = props.value?.[index];
        const own = index === 0 ? id : `${id}-${index}`;
        const chosen = row?.about ? `${row.about}:${row.value}` : undefined;
        return (
          <div class="row" key={index}>
            <div>
              <label for={own}>{t('ui.wish.what', { n: index + 1 })}</label>
              <select
                id={own}
                name={`${props.name}.${index}.what`}
                autofocus={isAdded(props, index)}
                aria-invalid={props.error && index === 0 ? 'true' : undefined}
              >
                <option value="">{t('ui.wish.none')}</option>
                {props.subjects.map((subject) => (
                  <optgroup key={subject.about} label={subject.label}>
                    <Options
                      value={chosen}
                      options={subject.options.map((option) => ({
                        ...option,
                        value: `${subject.about}:${option.value}`,
                      }))}
                    />
                  </optgroup>
                ))}
              </select>
            </div>
            <div>
              <label for={`${own}-strength`}>{t('ui.wish.strength', { n: index + 1 })}</label>
              <select id={`${own}-strength`} name={`${props.name}.${index}.strength`}>
                <Options
                  value={row?.strength ?? 'wish'}
                  options={(['wish', 'important', 'must'] as const).map((value) => ({
                    value,
                    label: t(`ui.wish.${value}`),
                  }))}
                />
              </select>
            </div>
          </div>
        );
      })}
      <AddRow name={props.name}>{t('ui.wish.add')}</AddRow>
    </FieldGroup>
  );
}
