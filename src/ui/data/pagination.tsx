import { safeHref } from '../href.ts';
import { useView } from '../view.ts';
import { PagesNav } from './pagesNav.tsx';

/** Earlier and later pages of a list; nothing when there is one page. */
export function Pagination({
  page,
  pages,
  href,
}: {
  page: number;
  pages: number;
  href: (page: number) => string;
}) {
  const { t } = useView();
  if (pages <= 1) return null;
  return (
    <PagesNav label={t('ui.pages.label')}>
      {page > 1 ? (
        <a rel="prev" href={safeHref(href(page - 1))}>
          {t('ui.pages.previous')}
        </a>
      ) : null}
      <span>{t('ui.pages.now', { page, pages })}</span>
      {page < pages ? (
        <a rel="next" href={safeHref(href(page + 1))}>
          {t('ui.pages.next')}
        </a>
      ) : null}
    </PagesNav>
  );
}
