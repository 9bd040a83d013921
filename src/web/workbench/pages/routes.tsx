import { randomUUID } from 'node:crypto';
import {
  changePage,
  pageById,
  pagesOf,
  publishPage,
  restorePage,
  takeDownPage,
  versionsOf,
  writePage,
} from '../../../rooms/pages/index.ts';
import type { Page, PageKind } from '../../../rooms/pages/index.ts';
import { Heading } from '../../../ui/index.ts';
import { editors, get, post } from '../../route.ts';
import type { Route } from '../../route.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { asVersion } from './form.tsx';
import { Differences } from './history.tsx';
import { PageList } from './list.tsx';
import { NOTHING, shownAs, editorPage } from './editorPage.tsx';
import type { Shown } from './editorPage.tsx';
import { kindIn, read } from './typedPage.ts';

export const pageDeskRoutes: Route[] = [
  get('/workbench/pages', editors, async (visit) => {
    const { ctx, programme } = visit;
    const [pages, news] = await Promise.all([
      pagesOf(ctx, programme.id, 'page'),
      pagesOf(ctx, programme.id, 'news'),
    ]);
    return visit.page({
      title: visit.view.t('workbench.desk.pages'),
      workbench: 'pages',
      body: (
        <PageList
          pages={pages}
          news={news}
          source={programme.source_locale}
          path={visit.path}
          hasLegal={visit.may('director')}
        />
      ),
    });
  }),
  get('/workbench/pages/new', editors, (visit) => editorPage(visit, blank(kindIn(visit.url.searchParams)))),
  post('/workbench/pages', editors, async (visit) => {
    const { ctx, programme } = visit;
    const form = await visit.form();
    const given = read(visit, form);
    const key = /^[\w-]{36}$/.exec(form.get('key') ?? '')?.[0] ?? randomUUID();
    const shown = { ...blank(kindIn(form)), ...given, formKey: key };
    if (form.get('act') === 'preview') return editorPage(visit, { ...shown, isPreview: true });
    const made = await writePage(ctx, {
      programme: programme.id,
      actor: visit.actor(),
      kind: shown.kind,
      draft: given.draft,
      key,
      slug: given.slug,
      isInMenu: given.isInMenu,
    });
    if (!made.ok) return editorPage(visit, { ...shown, problems: made.problems });
    return saved(visit, made.page, form);
  }),
  get('/workbench/pages/:page', editors, async (visit) => {
    const page = await wanted(visit);
    return page ? editorPage(visit, shownAs(page)) : visit.notFound();
  }),
  post('/workbench/pages/:page', editors, async (visit) => {
    const { ctx, programme } = visit;
    const page = await wanted(visit);
    if (!page) return visit.notFound();
    const form = await visit.form();
    const given = read(visit, form, page.latest);
    const base = Number(form.get('base'));
    // A form that comes back keeps the version from which it was drawn.
    const shown = { ...shownAs(page), ...given, base };
    if (form.get('act') === 'preview') return editorPage(visit, { ...shown, isPreview: true });
    const done = await changePage(ctx, {
      programme: programme.id,
      actor: visit.actor(),
      page: page.id,
      draft: given.draft,
      base,
      isInMenu: given.isInMenu,
    });
    if (!done.ok) {
      const now = done.reason === 'changed-since' ? await wanted(visit) : null;
      const overtaken = now ? { page: now, base: now.latest.version, isOvertaken: true } : {};
      return editorPage(visit, { ...shown, problems: done.problems, ...overtaken });
    }
    return saved(visit, page.id, form);
  }),
  post('/workbench/pages/:page/removal', editors, async (visit) => {
    const page = await wanted(visit);
    if (!page) return visit.notFound();
    await takeDownPage(visit.ctx, { programme: visit.programme.id, actor: visit.actor(), page: page.id });
    return visit.redirect(visit.path(`/workbench/pages/${page.id}`), 'page-taken-down');
  }),
  get('/workbench/pages/:page/versions/:version', editors, async (visit) => {
    const page = await wanted(visit);
    const versions = page ? await versionsOf(visit.ctx, visit.programme.id, page.id) : [];
    const at = versions.findIndex(({ version }) => version === visit.id('version'));
    const version = versions[at];
    if (!page || !version) return visit.notFound();
    const { t } = visit.view;
    const own = visit.path(`/workbench/pages/${page.id}`);
    const before = versions[at + 1];
    return visit.page({
      title: t('legal.version', { version: version.version }),
      workbench: 'pages',
      body: (
        <>
          <Heading>{t('legal.version', { version: version.version })}</Heading>
          <Differences
            version={asVersion(version)}
            before={before && asVersion(before)}
            restore={at === 0 ? null : `${own}/versions/${version.version}/restoration`}
          />
          <p>
            <a href={own}>{t('ui.back')}</a>
          </p>
        </>
      ),
    });
  }),
  post('/workbench/pages/:page/versions/:version/restoration', editors, async (visit) => {
    const page = await wanted(visit);
    const version = visit.id('version');
    if (!page || version === null) return visit.notFound();
    const done = await restorePage(visit.ctx, {
      programme: visit.programme.id,
      actor: visit.actor(),
      page: page.id,
      version,
    });
    return visit.redirect(
      visit.path(`/workbench/pages/${page.id}`),
      done.ok ? 'page-restored' : 'page-unchanged',
    );
  }),
];

const blank = (kind: PageKind): Shown => ({
  ...NOTHING,
  kind,
  draft: { title: {}, body: {} },
  slug: '',
  isInMenu: false,
  formKey: randomUUID(),
  base: 0,
  page: null,
});

async function wanted(visit: ProgrammeVisit): Promise<Page | null> {
  const id = visit.id('page');
  return id === null ? null : pageById(visit.ctx, visit.programme.id, id);
}

/** A saved page is also published when the writer asks for that. */
async function saved(visit: ProgrammeVisit, page: number, form: URLSearchParams): Promise<Response> {
  const isPublished = form.get('act') === 'publish';
  if (isPublished)
    await publishPage(visit.ctx, { programme: visit.programme.id, actor: visit.actor(), page });
  return visit.redirect(visit.path(`/workbench/pages/${page}`), isPublished ? 'page-published' : 'saved');
}
