import { LOCALES } from '../../i18n/locales.ts';
import { ownName } from '../../lib/world/languages.ts';
import { Page, RECORD, TAKES_FOCUS, WorkbenchShell, renderPage } from '../../ui/index.ts';
import type { PageProps } from '../../ui/index.ts';
import type { Assets } from './assets.ts';
import { answer } from './answer.ts';
import { lookOf } from './look.ts';
import { pageInFrame } from './pageInFrame.tsx';
import { footLinks, siteNav } from './nav.ts';
import { NoteFlash } from './noteOf.tsx';
import { cookie, markSecured, pageHeaders } from '../request/security.ts';
import { FOR_VISITORS } from '../request/visitors/visitorCache.ts';
import type { KeyedHead, PageAnswer, Visit } from '../visit.ts';
import { OtherLookers } from '../workbench/looks.tsx';
import { workbenchShell } from '../workbench/shell.tsx';

/** Draws a page in the programme's shell, or in the volunteers' when it belongs to the workbench. */
export function answerPage(visit: Visit, assets: Assets, page: PageAnswer, cookies: string[]): Response {
  const { view, programme } = visit;
  const note = visit.cookies['note'];
  if (note) cookies.push(cookie('note', '', visit.config));
  const offered = programme?.locales ?? LOCALES;
  const shell: Omit<PageProps, 'children'> = {
    title: isReturned(page) ? view.t('ui.errors.page', { title: page.title }) : page.title,
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
    width: page.width,
  };
  const isForVisitors = programme && page.forVisitors && cookies.length === 0;
  const response = answer(
    // Bytes are measured and written without another pass through the text, which consists of hundreds of pieces.
    Buffer.from(opened(visit, page, pastList(draw(visit, assets, page, shell)))),
    page.status ?? 200,
    {
      'content-type': 'text/html; charset=utf-8',
      'content-language': view.lang,
      vary: 'cookie, accept-language',
      ...(isForVisitors
        ? { [FOR_VISITORS]: [programme.slug, page.forVisitors!.about, ...page.forVisitors!.reads].join(' ') }
        : {}),
      ...pageHeaders(visit.config),
    },
    cookies,
  );
  return markSecured(response, { isForVisitors: Boolean(isForVisitors) });
}

/** Whether the page is a form that came back; its title then says so first. */
const isReturned = ({ status }: PageAnswer): boolean => status === 422 || status === 429;

/** Sets the focus of a page about an error: on its summary, or else where the page's own part begins. */
function opened({ method }: Visit, { status = 200, workbench }: PageAnswer, html: string): string {
  // The script of the desks guards words that exist only on this page.
  const posted = workbench && method === 'POST' ? ' data-posted' : '';
  const focus = status < 400 || html.includes(TAKES_FOCUS) ? '' : ' autofocus';
  return posted || focus ? html.replace('<main id="main"', `<main id="main"${posted}${focus}`) : html;
}

/** Makes the first link of a page lead past the rows beside its record. */
const pastList = (html: string): string =>
  html.includes(`id="${RECORD}"`) ? html.replace('href="#main"', `href="#${RECORD}"`) : html;

function draw(visit: Visit, assets: Assets, page: PageAnswer, shell: Omit<PageProps, 'children'>): string {
  const { view } = visit;
  const note = visit.cookies['note'];
  const head = headOf(page, assets);
  if (isPlain(visit, page) && !note) return pageInFrame(view, shell, head, page.body, visit.url.pathname);
  const whole: PageProps = {
    ...shell,
    head: head.draw(),
    flash:
      note || page.workbench ? (
        <>
          {note ? <NoteFlash kept={note} here={hereOf(visit)} /> : null}
          {page.workbench ? <OtherLookers visit={visit} /> : null}
        </>
      ) : undefined,
    children: page.body,
  };
  return renderPage(
    view,
    page.workbench ? (
      <WorkbenchShell
        {...whole}
        deskSheet={assets.href('desk.css')}
        paperSheet={assets.href('paper.css')}
        {...workbenchShell(visit, page.workbench)}
        programme={{ ...whole.programme, href: `${whole.programme.href}/workbench` }}
      />
    ) : (
      <Page {...whole} />
    ),
  );
}

/** The address of a page to which one can come back; undefined after a post. */
const hereOf = ({ url, method }: Visit): string | undefined =>
  method === 'GET' ? url.pathname + url.search : undefined;

/** Whether this is a page outside the workbench, read without error at its plain address. */
const isPlain = ({ url, method }: Visit, { workbench, status = 200 }: PageAnswer): boolean =>
  method === 'GET' && url.search === '' && workbench === undefined && status === 200;

/** The page's own elements of the head, and its scripts. */
function headOf(page: PageAnswer, assets: Assets): KeyedHead {
  const scripts = [...(page.workbench ? ['desks'] : []), ...(page.islands ?? []), ...assets.everywhere].map(
    (name) => assets.href(`${name}.js`),
  );
  return {
    key: `${page.head?.key ?? ''}\n${page.sheet ?? ''}\n${scripts.join('\n')}`,
    draw: () => (
      <>
        {page.head?.draw()}
        {page.sheet ? <link rel="stylesheet" href={assets.href(`${page.sheet}.css`)} /> : null}
        {scripts.map((src) => (
          <script key={src} type="module" src={src} />
        ))}
      </>
    ),
  };
}

function languageHref(visit: Visit, lang: string): string {
  // A page that answered a form has no address of its own to come back to.
  const query = new URLSearchParams(visit.method === 'GET' ? visit.url.search : '');
  query.set('lang', lang);
  return `${visit.url.pathname}?${query}`;
}
