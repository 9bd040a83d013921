import type { Selectable } from 'kysely';
import { often } from '../../db/often.ts';
import type { Schema } from '../../db/schema.ts';
import type { Ctx } from '../ctx.ts';
import type { PageKind } from './rules.ts';

type Db = Pick<Ctx, 'db'>;

export type PageVersion = Selectable<Schema['page_version']> & {
  /** The author: '' for a person who is gone, null when no person wrote it. */
  author: string | null;
};

export interface Page {
  id: number;
  kind: PageKind;
  slug: string;
  isInMenu: boolean;
  publishedVersion: number | null;
  publishedAt: Date | null;
  /** The newest version, published or not. */
  latest: PageVersion;
}

/** A page as everybody reads it. */
export interface PublicPage extends Page {
  publishedAt: Date;
}

/** All pages or all news with their newest versions, as editors see them; those written last come first. */
export async function pagesOf(ctx: Db, programme: number, kind: PageKind): Promise<Page[]> {
  const rows = await newest(ctx, programme)
    .where('page.kind', '=', kind)
    .orderBy('page.id', 'desc')
    .execute();
  return rows.map(toPage);
}

export async function pageById(ctx: Db, programme: number, id: number): Promise<Page | null> {
  const row = await newest(ctx, programme).where('page.id', '=', id).executeTakeFirst();
  return row ? toPage(row) : null;
}

/** The versions of a page, newest first. */
export async function versionsOf(ctx: Db, programme: number, page: number): Promise<PageVersion[]> {
  return ctx.db
    .selectFrom('page_version')
    .leftJoin('person', (join) =>
      join
        .onRef('person.programme_id', '=', 'page_version.programme_id')
        .onRef('person.id', '=', 'page_version.written_by'),
    )
    .selectAll('page_version')
    .select('person.name as author')
    .where('page_version.programme_id', '=', programme)
    .where('page_id', '=', page)
    .orderBy('version', 'desc')
    .execute();
}

const inOrder = (kind: PageKind, direction: 'asc' | 'desc') =>
  often((db, programme: number, most: number) =>
    published(db, programme)
      .where('page.kind', '=', kind)
      .orderBy('published_at', direction)
      .orderBy('page.id', direction)
      .limit(most),
  );
const publishedOf = { page: inOrder('page', 'asc'), news: inOrder('news', 'desc') };

/** The published pages, each in its published version (as `latest`): pages by age, news newest first. */
export async function publishedPages(
  ctx: Db,
  programme: number,
  kind: PageKind,
  most = 1000,
): Promise<PublicPage[]> {
  return (await publishedOf[kind](ctx.db, programme, most)).map(toPublic);
}

export async function publishedPage(
  ctx: Db,
  programme: number,
  kind: PageKind,
  slug: string,
): Promise<PublicPage | null> {
  const row = await published(ctx.db, programme)
    .where('page.kind', '=', kind)
    .where('page.slug', '=', slug)
    .executeTakeFirst();
  return row ? toPublic(row) : null;
}

function withVersion(db: Ctx['db'], programme: number) {
  return db
    .selectFrom('page')
    .innerJoin('page_version', (join) =>
      join
        .onRef('page_version.programme_id', '=', 'page.programme_id')
        .onRef('page_version.page_id', '=', 'page.id'),
    )
    .leftJoin('person', (join) =>
      join
        .onRef('person.programme_id', '=', 'page.programme_id')
        .onRef('person.id', '=', 'page_version.written_by'),
    )
    .selectAll('page_version')
    .select([
      'page.id',
      'page.kind',
      'page.slug',
      'page.is_in_menu',
      'page.published_version',
      'page.published_at',
      'person.name as author',
    ])
    .where('page.programme_id', '=', programme);
}

const published = (db: Ctx['db'], programme: number) =>
  withVersion(db, programme).whereRef('page_version.version', '=', 'page.published_version');

const newest = ({ db }: Db, programme: number) =>
  withVersion(db, programme).where('page_version.version', '=', (eb) =>
    eb
      .selectFrom('page_version as other')
      .select((eb) => eb.fn.max('other.version').as('version'))
      .whereRef('other.programme_id', '=', 'page.programme_id')
      .whereRef('other.page_id', '=', 'page.id'),
  );

type Row = Awaited<ReturnType<ReturnType<typeof withVersion>['execute']>>[number];

function toPage(row: Row): Page {
  const { id, kind, slug, is_in_menu, published_version, published_at, ...latest } = row;
  return {
    id,
    kind: kind as PageKind,
    slug,
    isInMenu: is_in_menu,
    publishedVersion: published_version,
    publishedAt: published_at,
    latest,
  };
}

function toPublic(row: Row): PublicPage {
  const page = toPage(row);
  return { ...page, publishedAt: page.publishedAt ?? page.latest.written_at };
}
