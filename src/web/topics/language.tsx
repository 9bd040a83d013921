import { languageName } from '../../lib/world/languages.ts';
import { useView } from '../../ui/index.ts';

/**
 * Says in which language a text is read, when that is not the text's own or the reader's. `original` leads to the original, `own` back to
 * the reader's language.
 */
export function ReadHere({
  read,
  source,
  original,
  own,
}: {
  read: string;
  source: string;
  original?: string | undefined;
  own?: string | undefined;
}) {
  const { lang, t } = useView();
  if (read === lang && read === source) return null;
  return (
    <p class="read-in">
      {read === lang
        ? t('topics.translated', { language: languageName(lang, source) })
        : own
          ? t('topics.original', { language: languageName(lang, read) })
          : t('topics.other-language', { language: languageName(lang, read) })}{' '}
      {read === lang && original ? <a href={original}>{t('topics.read-original')}</a> : null}
      {own ? <a href={own}>{t('topics.read-own', { language: languageName(lang, lang) })}</a> : null}
    </p>
  );
}
