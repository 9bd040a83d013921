import { safeHref } from '../href.ts';
import { useView } from '../view.ts';
import { PagesNav } from './pagesNav.tsx';

/** The links through a list that is paged by its key: back, on, and to its beginning (`href(null)`). */
export function Along<Place>({
  cut,
  isFirst,
  href,
}: {
  cut: { previous: Place | null; next: Place | null };
  /** Whether the address asked for no place. */
  isFirst: boolean;
  href: (place: Place | null) => string;
}) {
  const { t } = useView();
  const { previous, next } = cut;
  if (isFirst && previous === null && next === null) return null;
  return (
    <PagesNav label={t('ui.pages.label')}>
      {isFirst ? null : <a href={safeHref(href(null))}>{t('ui.pages.first')}</a>}
      {previous === null ? null : (
        <a rel="prev" href={safeHref(href(previous))}>
          {t('ui.pages.previous')}
        </a>
      )}
      {next === null ? null : (
        <a rel="next" href={safeHref(href(next))}>
          {t('ui.pages.next')}
        </a>
      )}
    </PagesNav>
  );
}
