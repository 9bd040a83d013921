import { ownName } from '../../../lib/world/languages.ts';
import type { Texts } from '../../../lib/text/texts.ts';
import { hasOptions } from '../../../rooms/forms/index.ts';
import { Button, FieldGroup, TextArea, TextField, useView } from '../../../ui/index.ts';
import type { Messages } from '../../frame/problems.ts';
import type { Props } from './edit.tsx';

/** The answers to choose from, one a row, and a few empty rows. */
export function Answers({ type, typed, spare, messages, locales, source }: Props) {
  const { t } = useView();
  const rows = [
    ...typed.options,
    ...Array.from({ length: hasOptions(type) ? spare : 0 }, () => ({ key: null, label: {} as Texts })),
  ];
  return (
    <FieldGroup
      name="options"
      label={t('questions.options')}
      help={hasOptions(type) ? t('questions.options-help') : t('questions.options-fixed')}
      required
    >
      {rows.map((option, row) => (
        <div class="row" key={row}>
          {option.key ? <input type="hidden" name={`option.${row}.key`} value={option.key} /> : null}
          {locales.map((locale) => (
            <div key={locale}>
              <TextField
                name={`option.${row}.${locale}`}
                label={
                  <>
                    {t('questions.option', { n: row + 1 })}, <span lang={locale}>{ownName(locale)}</span>
                  </>
                }
                value={option.label[locale]}
                error={row === 0 && locale === source ? messages[`option.0.${source}`] : undefined}
                lang={locale}
                required
              />
            </div>
          ))}
        </div>
      ))}
      {hasOptions(type) ? (
        <p class="add">
          <Button kind="quiet" name="add" value="options">
            {t('questions.more-options')}
          </Button>
        </p>
      ) : null}
    </FieldGroup>
  );
}

/** One text in each of the programme's languages. */
export function InLanguages(props: {
  name: 'label' | 'help' | 'title';
  texts: Texts;
  messages: Messages;
  locales: readonly string[];
  source: string;
  required?: boolean;
  long?: boolean;
}) {
  const { name, texts, messages, locales, source } = props;
  const { t } = useView();
  return (
    <FieldGroup
      name={name}
      label={t(name === 'title' ? 'questions.title-field' : `questions.${name}`)}
      required={props.required}
    >
      <div class="row">
        {locales.map((locale) => {
          const field = {
            name: `${name}.${locale}`,
            label: <span lang={locale}>{ownName(locale)}</span>,
            value: texts[locale],
            error: messages[`${name}.${locale}`],
            lang: locale,
            required: !props.required || locale === source,
          };
          return (
            <div key={locale}>{props.long ? <TextArea {...field} rows={3} /> : <TextField {...field} />}</div>
          );
        })}
      </div>
    </FieldGroup>
  );
}
