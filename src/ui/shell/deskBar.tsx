import type { ComponentChildren } from 'preact';
import { PostButton } from '../form/form.tsx';
import { safeHref } from '../href.ts';
import { useView } from '../view.ts';
import { Brand } from './page.tsx';
import type { NavItem, PageProps } from './page.tsx';

export interface DeskBarProps {
  /** The present round, and the other rounds that the desks can show. */
  round?: { name: string; others: readonly NavItem[] } | undefined;
  /** The page that finds things by words, and a short name for the things it finds. */
  search?: { href: string; words: string } | undefined;
  /** Words for the script of the desks, the page that explains keys, and whether the keys that act on every page are off. */
  keys?: { words: Readonly<Record<string, string>>; href: string; isQuiet: boolean } | undefined;
  /** The reader's own name, and the pages behind it. */
  own: { name: string; links: readonly NavItem[]; signOut: string };
}

/** The bar above the desks: the way to today, the round, and the reader's own pages, folded behind their name. */
export function DeskBar({
  programme,
  logo,
  round,
  search,
  keys,
  own,
}: DeskBarProps & Pick<PageProps, 'programme' | 'logo'>) {
  const { t } = useView();
  return (
    <header
      class="workbench-top"
      data-words={keys && JSON.stringify(keys.words)}
      data-keys={keys?.href}
      data-quiet={keys?.isQuiet ? '' : undefined}
    >
      <Brand programme={programme} logo={logo} size={24} />
      {!round ? null : round.others.length === 0 ? (
        <span dir="auto">{round.name}</span>
      ) : (
        <Folded name={round.name}>
          <Links items={round.others} />
        </Folded>
      )}
      {search ? (
        <>
          <form role="search" action={safeHref(search.href)} method="get">
            <input
              type="search"
              name="q"
              aria-label={search.words}
              placeholder={search.words}
              maxLength={200}
            />
            {/* Enter in the field presses this button. Tab passes over it, since it is invisible. */}
            <button type="submit" class="vh" tabIndex={-1}>
              {t('search.find')}
            </button>
          </form>
          <a class="to-search" href={safeHref(search.href)}>
            {t('search.find')}
          </a>
        </>
      ) : null}
      <div class="own">
        <Folded name={own.name}>
          <Links items={own.links} />
          <PostButton action={own.signOut}>{t('me.sign-out')}</PostButton>
        </Folded>
      </div>
    </header>
  );
}

function Folded({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <details>
      <summary>
        <bdi>{name}</bdi>
      </summary>
      <div>{children}</div>
    </details>
  );
}

function Links({ items }: { items: readonly NavItem[] }) {
  return (
    <ul>
      {items.map(({ href, label }) => (
        <li key={href}>
          <a href={safeHref(href)} dir="auto">
            {label}
          </a>
        </li>
      ))}
    </ul>
  );
}
