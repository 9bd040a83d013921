import { ownName } from '../../../lib/world/languages.ts';
import type { Texts } from '../../../lib/text/texts.ts';
import { FieldGroup, TextArea, TextField, useView } from '../../../ui/index.ts';
import type { Messages } from '../../frame/problems.ts';

/** Fields for a text in each of the programme's languages. */
export function InLanguages(props: {
  /** The part of each field's name before the language: `label.en`. */
  name: string;
  label: string;
  texts: Texts;
  messages: Messages;
  locales: readonly string[];
  source: string;
  required?: boolean;
  long?: boolean;
}) {
  const { name, texts, messages, locales, source } = props;
  return (
    <FieldGroup name={name} label={props.label} required={props.required}>
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

/** A text in each language as it is now, for an editor who began with another version. */
export function StandsNow({ texts, locales }: { texts: Texts; locales: readonly string[] }) {
  const { rich } = useView();
  return (
    <ul>
      {locales
        .filter((locale) => texts[locale])
        .map((locale) => (
          <li key={locale}>
            {rich('ui.labelled', {
              label: ownName(locale),
              value: (
                <span lang={locale} dir="auto">
                  {texts[locale]}
                </span>
              ),
            })}
          </li>
        ))}
    </ul>
  );
}
