import type { ComponentChildren } from 'preact';
import { ownName } from '../lib/languages.ts';
import { Flash, Page, WorkbenchShell, renderPage } from '../ui/index.ts';
import type { PageProps } from '../ui/index.ts';
import type { Assets } from './assets.ts';
import { answer } from './enter.ts';
import { lookOf } from './look/routes.ts';
import { footLinks, siteNav } from './nav.ts';
import { cookie } from './security.ts';
import { FOR_VISITORS } from './visitors.ts';
import type { NoteKey, PageAnswer, Visit } from './visit.ts';
import { workbenchSections } from './workbench/sections.ts';

/** Draws a page in the programme's shell, or in the volunteers' when it belongs to the workbench. */
export function answerPage(visit: Visit, assets: Assets, page: PageAnswer, cookies: string[]): Response {
  const { view, programme } = visit;
  const note = visit.cookies['note'];
  if (note) cookies.push(cookie('note', '', visit.config));
  const offered = programme?.locales ?? ['en', 'es', 'fr', 'ar'];
  const shell: PageProps = {
    title: page.title,
    programme: programme
      ? { name: programme.name, href: `/p/${programme.slug}` }
      : { name: 'Antipode', href: '/' },
    stylesheet: assets.href('app.css'),
    icon: assets.href('favicon.svg'),
    ...(programme ? lookOf(programme) : {}),
    languages: offered.map((lang) => ({ lang, name: ownName(lang), href: languageHref(visit, lang) })),
    now: visit.ctx.clock.now(),
    zoneForm: programme
      ? { action: `/p/${programme.slug}/zone`, hidden: { return: visit.url.pathname } }
      : undefined,
    nav: siteNav(visit, page),
    footLinks: footLinks(visit),
    description: page.description,
    indexed: page.indexed,
    head: head(page, assets),
    flash: note ? <Flash>{view.t(`note.${note as NoteKey}`)}</Flash> : undefined,
    width: page.width,
    children: page.body,
  };
  const document = page.workbench ? (
    <WorkbenchShell {...shell} sections={workbenchSections(visit, page.workbench)} />
  ) : (
    <Page {...shell} />
  );
  return answer(
    // As bytes: measured and written without going through the text, which is in hundreds of pieces, once more each time.
    Buffer.from(renderPage(view, document)),
    page.status ?? 200,
    {
      'content-type': 'text/html; charset=utf-8',
      'content-language': view.lang,
      vary: 'cookie, accept-language',
      ...(page.forVisitors && cookies.length === 0 ? { [FOR_VISITORS]: page.forVisitors.join(' ') } : {}),
    },
    cookies,
  );
}

function head(page: PageAnswer, assets: Assets): ComponentChildren {
  return (
    <>
      {page.head}
      {(page.islands ?? []).map((name) => (
        <script key={name} type="module" src={assets.href(`${name}.js`)} />
      ))}
    </>
  );
}

function languageHref(visit: Visit, lang: string): string {
  // A page that answered a form has no address of its own to come back to.
  const query = new URLSearchParams(visit.method === 'GET' ? visit.url.search : '');
  query.set('lang', lang);
  return `${visit.url.pathname}?${query}`;
}
