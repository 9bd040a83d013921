import { pick } from '../../lib/text/texts.ts';
import type { NavItem } from '../../ui/index.ts';
import type { PageAnswer, Visit } from '../visit.ts';

/** The main navigation: what this visitor can reach, and nothing else. */
export function siteNav(visit: Visit, { nav: current, page }: Pick<PageAnswer, 'nav' | 'page'>): NavItem[] {
  const { programme, view, person } = visit;
  if (!programme) return visit.operator ? [{ href: '/operator', label: view.t('nav.operator') }] : [];
  const base = `/p/${programme.slug}`;
  const item = (key: NonNullable<PageAnswer['nav']>, path: string): NavItem => ({
    href: `${base}${path}`,
    label: view.t(`nav.${key}`),
    current: current === key,
  });
  const items = [item('home', ''), item('topics', '/topics')];
  for (const { slug, title, isInMenu } of programme.menu)
    if (isInMenu)
      items.push({
        href: `${base}/pages/${slug}`,
        label: pick(title, view.lang, programme.source_locale),
        current: slug === page,
      });
  const signIn = { href: `${base}/sign-in`, label: view.t('nav.sign-in') };
  if (visit.byLink) items.push(item('partnership', `/partnership/${visit.byLink.partnership}`), signIn);
  else if (person)
    items.push(item('status', '/status'), item('partnership', '/partnership'), item('me', '/me'));
  else if (!visit.account) items.push(signIn);
  if (visit.operator || visit.grants.length > 0)
    items.push({
      href: `${base}/workbench`,
      label: view.t('nav.workbench'),
      current: visit.url.pathname.startsWith(`${base}/workbench`),
    });
  return items;
}

export function footLinks(visit: Visit): { href: string; label: string }[] {
  const { programme, view } = visit;
  if (!programme) return [];
  const base = `/p/${programme.slug}`;
  return [
    ...programme.menu
      .filter(({ isInMenu }) => !isInMenu)
      .map(({ slug, title }) => ({
        href: `${base}/pages/${slug}`,
        label: pick(title, view.lang, programme.source_locale),
      })),
    { href: `${base}/conduct`, label: view.t('nav.conduct') },
    { href: `${base}/privacy`, label: view.t('nav.privacy') },
    { href: `${base}/contact`, label: view.t('nav.contact') },
    ...byMail(visit, 'help').map(({ href, address }) => ({
      href,
      label: view.t('nav.by-mail', { address }),
    })),
  ];
}

/** The programme's address for a mail with a command as its subject, as a link and as text; empty while no mail comes in. */
export function byMail(
  { programme, view, config }: Visit,
  command: 'apply' | 'help',
): { href: string; address: string; word: string }[] {
  if (!programme || !config.mailIn.replies) return [];
  const address = programme.contact_address;
  const word = view.t(`mail.by-mail.word.${command}`);
  return [{ href: `mailto:${address}?subject=${encodeURIComponent(word)}`, address, word }];
}
