import type { Ctx } from '../ctx.ts';
import type { Programme } from '../programmes/index.ts';
import { CHAT_SERVERS, serversIn } from './chatServers.ts';
import { KEY } from './home.ts';

/** A programme as other servers know it. */
export interface Home {
  programme: Programme;
  /** Begins every address of it. */
  origin: string;
  publicKey: string;
  hashtags: string[];
  /** Whether new servers wait for a volunteer. */
  holdsNew: boolean;
  /** News and live chats that became public after this go out; null when none do. */
  newsFrom: Date | null;
  chatsFrom: Date | null;
  /**
   * Servers whose public posts with the hashtag of a live chat join its record; the programme chose them among those that the operator
   * names.
   */
  chatServers: string[];
  /** All servers that the operator names. */
  namedServers: string[];
  onAt: Date;
  offAt: Date | null;
  /** When the programme parted for good: nothing of it is to stay elsewhere, and it cannot be switched on again. */
  endedAt: Date | null;
}

const homes = (db: Ctx['db']) =>
  db
    .selectFrom('network_home')
    .innerJoin('programme', 'programme.id', 'network_home.programme_id')
    .selectAll('programme')
    .select(['origin', 'public_key', 'hashtags', 'on_at', 'off_at', 'ended_at'])
    .select(['holds_new', 'news_from', 'chats_from', 'chat_servers'])
    .select((eb) => eb.selectFrom('setting').select('value').where('key', '=', CHAT_SERVERS).as('named'));

const open = (db: Ctx['db']) =>
  homes(db).where('programme.archived_at', 'is', null).where('off_at', 'is', null);

function toHome(
  row: Awaited<ReturnType<ReturnType<typeof homes>['execute']>>[number] | undefined,
): Home | null {
  if (!row) return null;
  const { origin, public_key, hashtags, on_at, off_at, ended_at, ...rest } = row;
  const { holds_new, news_from, chats_from, chat_servers, named, ...programme } = rest;
  const namedServers = serversIn(named);
  return {
    programme,
    origin,
    publicKey: public_key,
    hashtags,
    holdsNew: holds_new,
    newsFrom: news_from,
    chatsFrom: chats_from,
    chatServers: chat_servers.filter((host) => namedServers.includes(host)),
    namedServers,
    onAt: on_at,
    offAt: off_at,
    endedAt: ended_at,
  };
}

/** A programme that was connected once, also while it is switched off; null for an archived one. */
export async function homeOf(ctx: Pick<Ctx, 'db'>, programme: number): Promise<Home | null> {
  const home = await everyHomeOf(ctx, programme);
  return home?.programme.archived_at === null ? home : null;
}

/** The same, locked: nobody else changes it until the transaction ends. */
export async function lockHome(ctx: Pick<Ctx, 'db'>, programme: number): Promise<Home | null> {
  await ctx.db
    .selectFrom('network_home')
    .select('programme_id')
    .where('programme_id', '=', programme)
    .forNoKeyUpdate()
    .execute();
  return homeOf(ctx, programme);
}

/** The programme as `homeOf` finds it, also when it is archived. */
export async function everyHomeOf(ctx: Pick<Ctx, 'db'>, programme: number): Promise<Home | null> {
  return toHome(await homes(ctx.db).where('programme.id', '=', programme).executeTakeFirst());
}

/** Whether the programme is connected. If not, only deletions are still sent. */
export const isOpen = ({ offAt, programme }: Home): boolean =>
  offAt === null && programme.archived_at === null;

/** The programme's connection while it is switched on; null otherwise. */
export async function openHome(ctx: Pick<Ctx, 'db'>, programme: number): Promise<Home | null> {
  const home = await everyHomeOf(ctx, programme);
  return home && isOpen(home) ? home : null;
}

/** The same by the name under which people look the programme up. */
export async function openHomeBySlug(ctx: Pick<Ctx, 'db'>, slug: string): Promise<Home | null> {
  return toHome(await open(ctx.db).where('programme.slug', '=', slug).executeTakeFirst());
}

/** The numbers of the programmes that are switched on. */
export async function openNumbers(ctx: Pick<Ctx, 'db'>): Promise<number[]> {
  const rows = await open(ctx.db).clearSelect().select('programme.id').execute();
  return rows.map(({ id }) => id);
}

/** The programmes that are switched on, by their numbers. */
export async function openHomes(ctx: Pick<Ctx, 'db'>): Promise<Home[]> {
  const rows = await open(ctx.db).orderBy('programme.id').execute();
  return rows.flatMap((row) => toHome(row) ?? []);
}

/** All programmes that were connected once and may send now: nothing goes anywhere while a programme's mail is paused. */
export async function speakingHomes(ctx: Pick<Ctx, 'db'>): Promise<Home[]> {
  const rows = await homes(ctx.db).where('mail_paused_at', 'is', null).orderBy('programme.id').execute();
  return rows.flatMap((row) => toHome(row) ?? []);
}

/** The key that a programme signs with, in PEM; null when the installation's secret has changed. */
export async function privateKeyOf(
  ctx: Pick<Ctx, 'db' | 'secrets'>,
  programme: number,
): Promise<string | null> {
  const row = await ctx.db
    .selectFrom('network_home')
    .select('sealed_key')
    .where('programme_id', '=', programme)
    .executeTakeFirst();
  return row ? ctx.secrets.open(KEY, row.sealed_key) : null;
}

/** How many follow a programme from other servers. */
export async function countFollowers(ctx: Pick<Ctx, 'db'>, programme: number): Promise<number> {
  const { count } = await ctx.db
    .selectFrom('network_account')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('programme_id', '=', programme)
    .where('follows_at', 'is not', null)
    .executeTakeFirstOrThrow();
  return Number(count);
}
