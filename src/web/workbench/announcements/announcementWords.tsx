import type { Texts } from '../../../lib/text/texts.ts';
import { languageName } from '../../../lib/world/languages.ts';
import { LONGEST_ANNOUNCEMENT } from '../../../rooms/outbox/index.ts';
import { Details, TextArea, TextField, useView } from '../../../ui/index.ts';

interface Props {
  programme: { source_locale: string; locales: readonly string[] };
  draft: { subject: Texts; body: Texts };
  /** The message of a field: `subject.en`. */
  error(this: void, field: string): string | undefined;
}

/** The subject and text of an announcement in each language of the programme; languages with a text stand open. */
export function AnnouncementWords({ programme, draft, error }: Props) {
  const { t, lang } = useView();
  const source = programme.source_locale;
  const locales = [source, ...programme.locales.filter((locale) => locale !== source)];
  return (
    <>
      {locales.map((locale, place) => (
        <Details
          key={locale}
          summary={languageName(lang, locale)}
          open={place === 0 || Boolean(draft.subject[locale]) || Boolean(draft.body[locale])}
        >
          <TextField
            name={`subject.${locale}`}
            label={t('announce.subject')}
            required={place === 0}
            value={draft.subject[locale]}
            maxLength={200}
            lang={locale}
            error={error(`subject.${locale}`)}
          />
          <TextArea
            name={`body.${locale}`}
            label={t('announce.body')}
            help={t('announce.body-help')}
            required={place === 0}
            rows={10}
            value={draft.body[locale]}
            maxLength={LONGEST_ANNOUNCEMENT}
            lang={locale}
            error={error(`body.${locale}`)}
          />
        </Details>
      ))}
    </>
  );
}
