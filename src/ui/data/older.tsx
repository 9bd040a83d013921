import { safeHref } from '../href.ts';
import { useView } from '../view.ts';
import { PagesNav } from './pagesNav.tsx';

/** The way through a list of what happened, whose end nobody counts: back to the newest, and on to what is older. */
export function Older({ newest, older }: { newest: string | null; older: string | null }) {
  const { t } = useView();
  if (newest === null && older === null) return null;
  return (
    <PagesNav label={t('ui.pages.label')}>
      {newest === null ? null : <a href={safeHref(newest)}>{t('ui.pages.newest')}</a>}
      {older === null ? null : (
        <a rel="next" href={safeHref(older)}>
          {t('ui.pages.older')}
        </a>
      )}
    </PagesNav>
  );
}
