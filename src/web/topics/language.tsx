import { languageName } from '../../lib/world/languages.ts';
import { useView } from '../../ui/index.ts';

/**
 * Which language a text is read in, said where that is not the one it was written in, or not the reader's. With `original` the way
 * there, with `own` the way back to the reader's.
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
