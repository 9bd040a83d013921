import { listed } from '../../../i18n/intl.ts';
import { ownName } from '../../../lib/world/languages.ts';
import type { Texts } from '../../../lib/text/texts.ts';
import { MOST_OPTIONS, hasOptions } from '../../../rooms/forms/index.ts';
import { Button, FieldGroup, TextArea, TextField, useView } from '../../../ui/index.ts';
import type { Props } from './edit.tsx';
import type { Pasted } from './pasted.ts';

/** The answers to choose from, one in each row, and some empty rows. Below stands a field for a whole list of answers. */
export function Choices(props: Props) {
  const { type, typed, spare, messages, locales, source } = props;
  const view = useView();
  const { t } = view;
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
                    {t('questions.option', { n: row + 1 })} · <span lang={locale}>{ownName(locale)}</span>
                  </>
                }
                value={option.label[locale]}
                error={row === 0 && locale === source ? messages[`option.0.${source}`] : undefined}
                lang={locale}
                autofocus={props.isLonger && locale === source && row === typed.options.length}
                required
              />
            </div>
          ))}
        </div>
      ))}
      {hasOptions(type) ? (
        <>
          <p class="add">
            <Button kind="quiet" name="add" value="options">
              {t('questions.more-options')}
            </Button>
          </p>
          <TextArea
            name="pasted"
            label={t('questions.paste')}
            help={pasteHelp(props, view)}
            rows={4}
            value={props.pasting}
            error={messages['pasted']}
          />
          <p class="add">
            <Button kind="quiet" name="add" value="pasted">
              {t('questions.paste-take')}
            </Button>
          </p>
        </>
      ) : null}
    </FieldGroup>
  );
}

function pasteHelp({ locales, source }: Props, { t, lang }: ReturnType<typeof useView>): string {
  const others = locales.filter((locale) => locale !== source).map(ownName);
  const one = t('questions.paste-help', { language: ownName(source), most: MOST_OPTIONS });
  return others.length === 0
    ? one
    : `${one} ${t('questions.paste-others', { languages: listed(lang, others) })}`;
}

/** The result of a pasted list, which says what to check; the page opens at it. */
export function PastedNotice({ pasted }: { pasted: Pasted }) {
  const { t } = useView();
  return (
    <div
      class={`notice ${pasted.twice.length > 0 ? 'trouble' : 'news'}`}
      role="status"
      tabindex={-1}
      autofocus
    >
      <p>{t('questions.pasted', { count: pasted.added })}</p>
      {pasted.twice.length > 0 ? (
        <>
          <p>{t('questions.pasted-twice', { count: pasted.twice.length })}</p>
          <ul>
            {pasted.twice.map((words, at) => (
              <li key={at} dir="auto">
                {words}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {pasted.blank > 0 ? <p>{t('questions.pasted-blank', { count: pasted.blank })}</p> : null}
    </div>
  );
}
