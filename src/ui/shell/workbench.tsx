import type { ComponentChildren } from 'preact';
import { safeHref } from '../href.ts';
import { useView } from '../view.ts';
import { DeskBar, type DeskBarProps } from './deskBar.tsx';
import { Page, type PageProps } from './page.tsx';

/** A desk of the workbench; `count` is the number of things that wait there. */
export interface WorkbenchItem {
  href: string;
  label: string;
  current?: boolean | undefined;
  count?: number | undefined;
}

export interface WorkbenchSection {
  key: string;
  /** Stands above the section, for example a round's name. */
  title?: string | undefined;
  items: readonly WorkbenchItem[];
}

/**
 * The volunteers' page. Above it, a bar and the way through the round; beside it, the desks that they may use, on a phone folded and above.
 * Never indexed.
 */
export function WorkbenchShell({
  sections,
  round,
  search,
  keys,
  own,
  way,
  ...page
}: PageProps & DeskBarProps & { sections: readonly WorkbenchSection[]; way?: ComponentChildren }) {
  const { t, lang } = useView();
  const numbers = new Intl.NumberFormat(lang);
  const here = sections.flatMap(({ items }) => items).find(({ current }) => current);
  return (
    <Page
      {...page}
      indexed={false}
      bar={
        <>
          <DeskBar
            programme={page.programme}
            logo={page.logo}
            round={round}
            search={search}
            keys={keys}
            own={own}
          />
          {way}
        </>
      }
      menu={
        <nav aria-label={t('ui.workbench.nav')}>
          <details>
            <summary>
              {t('ui.workbench.nav')}
              {here ? ` · ${here.label}` : null}
            </summary>
            {sections.map((section) => (
              <div key={section.key}>
                {section.title ? <p dir="auto">{section.title}</p> : null}
                <ul>
                  {section.items.map((item) => (
                    <li key={item.href}>
                      <a href={safeHref(item.href)} aria-current={item.current ? 'page' : undefined}>
                        {item.label}
                        {item.count ? (
                          <span class="count">
                            {numbers.format(item.count)}
                            <span class="vh"> {t('ui.workbench.waiting', { count: item.count })}</span>
                          </span>
                        ) : null}
                      </a>
                    </li>
                  ))}
                </ul>
              </div>
            ))}
          </details>
        </nav>
      }
    />
  );
}
