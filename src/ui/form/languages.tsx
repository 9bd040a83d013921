import { languages } from '../../lib/world/languages.ts';
import { useView } from '../view.ts';
import { type Option, Options } from './choices.tsx';
import { type FieldProps, FieldGroup, fieldId } from './field.tsx';
import { AddRow, isAdded, rowCount } from './rows.tsx';

export const languageLevels = ['A1', 'A2', 'B1', 'B2', 'C1', 'C2', 'native'] as const;

export interface LanguageWithLevel {
  language: string;
  level: string;
}

/**
 * Languages that a person speaks, each with a level. Row n sends `{name}.{n}.language` and `{name}.{n}.level`. The button sends
 * `add={name}`, for which the server shows the form again with one more row (`rows`).
 */
export function LanguagesWithLevel(
  props: FieldProps & {
    value?: readonly LanguageWithLevel[] | undefined;
    rows?: number | undefined;
    /** The codes to offer; without these, all that CLDR names. */
    codes?: readonly string[] | undefined;
  },
) {
  const { lang, t } = useView();
  const options: Option[] = languages(lang, props.codes).map(({ code, name }) => ({
    value: code,
    label: name,
  }));
  const levels: Option[] = languageLevels.map((level) => ({ value: level, label: t(`ui.level.${level}`) }));
  const rows = Array.from({ length: rowCount(props.value, props.rows) }, (_, index) => props.value?.[index]);
  const id = fieldId(props.name);
  return (
    <FieldGroup {...props}>
      {rows.map((row, index) => (
        <div class="row" key={index}>
          <div>
            <label for={index === 0 ? id : `${id}-${index}-language`}>
              {t('ui.languages.language', { n: index + 1 })}
            </label>
            <select
              id={index === 0 ? id : `${id}-${index}-language`}
              name={`${props.name}.${index}.language`}
              autofocus={isAdded(props, index)}
              aria-invalid={props.error && index === 0 ? 'true' : undefined}
            >
              <option value="">{t('ui.field.choose')}</option>
              <Options options={options} value={row?.language} />
            </select>
          </div>
          <div>
            <label for={`${id}-${index}-level`}>{t('ui.languages.level', { n: index + 1 })}</label>
            <select id={`${id}-${index}-level`} name={`${props.name}.${index}.level`}>
              <option value="">{t('ui.field.choose')}</option>
              <Options options={levels} value={row?.level} />
            </select>
          </div>
        </div>
      ))}
      <AddRow name={props.name}>{t('ui.languages.add')}</AddRow>
    </FieldGroup>
  );
}
