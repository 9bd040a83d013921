import { direction } from '../../../i18n/locales.ts';
import { ownName } from '../../../lib/world/languages.ts';
import { renderMarkdown } from '../../../lib/text/markdown.ts';
import type { Texts } from '../../../lib/text/texts.ts';
import { Details, Notice, Prose, TextArea, TextField, useView } from '../../../ui/index.ts';
import type { Messages } from '../../frame/problems.ts';

interface Draft {
  /** Absent for texts with a fixed title. */
  title?: Texts;
  body: Texts;
}

/** The fields of a text in each of the programme's languages: its own language first and open, the others folded. */
export function LanguageFields(props: {
  locales: readonly string[];
  source: string;
  draft: Draft;
  /** Names of the fields: `title.en`, `{body}.en`. */
  body: string;
  messages: Messages;
  limits: { title: number; body: number };
}) {
  const { locales, source, draft, body, messages, limits } = props;
  const { t } = useView();
  const ordered = [source, ...locales.filter((locale) => locale !== source)];
  return (
    <>
      {ordered.map((locale) => {
        const isSource = locale === source;
        const error = (field: string) => messages[`${field}.${locale}`];
        return (
          <Details
            key={locale}
            summary={<span lang={locale}>{ownName(locale)}</span>}
            open={isSource || Boolean(draft.body[locale]) || Boolean(error('title') ?? error(body))}
          >
            {draft.title ? (
              <TextField
                name={`title.${locale}`}
                label={t('pages.title')}
                value={draft.title[locale]}
                error={error('title')}
                lang={locale}
                maxLength={limits.title}
                required={isSource}
              />
            ) : null}
            <TextArea
              name={`${body}.${locale}`}
              label={t('pages.body')}
              help={t('pages.body-help')}
              value={draft.body[locale]}
              error={error(body)}
              lang={locale}
              rows={16}
              maxLength={limits.body}
              required={isSource}
            />
          </Details>
        );
      })}
    </>
  );
}

/** A text as its readers will see it, in each language with words. Nothing has been saved yet. */
export function Preview({ draft }: { draft: Draft }) {
  const { t } = useView();
  const locales = Object.keys(draft.body).filter((locale) => draft.body[locale]?.trim());
  return (
    <section aria-labelledby="preview">
      <h2 id="preview">{t('pages.preview')}</h2>
      <Notice>
        <p>{t('pages.preview-note')}</p>
      </Notice>
      {locales.map((locale) => (
        <article key={locale} class="preview">
          <p class="eyebrow" lang={locale}>
            {ownName(locale)}
          </p>
          {draft.title ? (
            <h3 lang={locale} dir={direction(locale)}>
              {draft.title[locale]}
            </h3>
          ) : null}
          <Prose html={renderMarkdown(draft.body[locale] ?? '')} lang={locale} />
        </article>
      ))}
    </section>
  );
}
