import type { ComponentChildren } from 'preact';
import { Button } from '../button.tsx';
import { HiddenFields, type Hidden } from '../form/form.tsx';
import { safeHref } from '../href.ts';
import { clockTime, weekdayOf, zoneName } from '../time/format.ts';
import { type View, useView } from '../view.ts';

export interface FooterProps {
  /** The page in each of the programme's languages, under the language's own name. */
  languages: readonly { lang: string; name: string; href: string }[];
  now: Date;
  /** The form that chooses the zone: a GET with `return` set to this page. */
  zoneForm?: { action: string; hidden?: Hidden | undefined } | undefined;
  /** Replaces the sentence with the zone and the time there. */
  zoneSaid?: string | undefined;
  /** Links at the foot: privacy, code of conduct, contact. */
  footLinks?: readonly { href: string; label: string }[] | undefined;
  footer?: ComponentChildren;
}

/** The zone in which times are shown, and the time there. */
export function zoneSentence(view: View, now: Date): string {
  const { lang, zone, zoneIsKnown, t } = view;
  return t(zoneIsKnown ? 'ui.zone.yours' : 'ui.zone.programme', {
    day: weekdayOf(lang, zone, now),
    time: clockTime(lang, zone, now),
    zone: zoneName(view, zone),
  });
}

export function Footer({ languages, now, zoneForm, zoneSaid, footLinks = [], footer }: FooterProps) {
  const view = useView();
  const { lang, t } = view;
  return (
    <footer class="foot">
      {zoneForm ? (
        <div class="zone">
          <p>{zoneSaid ?? zoneSentence(view, now)}</p>
          <form action={safeHref(zoneForm.action)} method="get">
            <HiddenFields hidden={zoneForm.hidden} />
            <Button kind="quiet">{t('ui.zone.change')}</Button>
          </form>
        </div>
      ) : null}
      {languages.length > 1 ? (
        <nav aria-label={t('ui.page.languages')}>
          <ul>
            {languages.map((language) => (
              <li key={language.lang}>
                <a
                  href={safeHref(language.href)}
                  lang={language.lang}
                  hreflang={language.lang}
                  aria-current={language.lang === lang ? 'true' : undefined}
                >
                  {language.name}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      ) : null}
      {footLinks.length > 0 ? (
        <ul>
          {footLinks.map((link) => (
            <li key={link.href}>
              <a href={safeHref(link.href)}>{link.label}</a>
            </li>
          ))}
        </ul>
      ) : null}
      {footer}
    </footer>
  );
}
