import { sql } from 'kysely';
import type { Ctx } from '../../ctx.ts';
import { clearByPieces, rowsWhich } from '../../pieces.ts';
import type { Limits } from './mailSettings.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;

interface Slot {
  server: string;
  domain: string;
  at: Date;
  limit: number;
  /** When there is room again. */
  next: Date;
}

/**
 * Counts one mail towards the limits of its mail server and of the receiving domain, in all processes together. Null when there is room.
 * Otherwise counts nothing and returns the instant from which there is room.
 */
export async function reserve(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  mail: {
    server: string;
    domain: string;
    limits: Limits;
    /** Since when the domain starts slowly, for a mail to many. */
    slowSince: Date | null;
  },
): Promise<Date | null> {
  const now = ctx.clock.now();
  const slots = [...slotsOf(mail, now), ...(mail.slowSince ? slowStart(mail.slowSince, now) : [])];
  const taken: Slot[] = [];
  for (const slot of slots) {
    if (await countOne(ctx, slot)) {
      taken.push(slot);
      continue;
    }
    for (const one of taken) await giveBack(ctx, one);
    return slot.next;
  }
  return null;
}

function slotsOf(
  { server, domain, limits }: { server: string; domain: string; limits: Limits },
  now: Date,
): Slot[] {
  const slot = (name: string, length: number, limit: number | null): Slot[] => {
    if (limit === null) return [];
    const at = new Date(Math.floor(now.getTime() / length) * length);
    return [{ server, domain: name, at, limit, next: new Date(at.getTime() + length) }];
  };
  return [
    ...slot(groupOf(domain), MINUTE, limits.domainPerMinute),
    ...slot('*', MINUTE, limits.perMinute),
    ...slot('*day', DAY, limits.perDay),
  ];
}

/** The domains of one provider count together, since its servers are the ones that lose patience. */
const PROVIDERS: readonly (readonly [RegExp, string])[] = [
  [/^(gmail|googlemail)\.com$/, 'gmail.com'],
  [/^(outlook|hotmail|live|msn)(\.[a-z]{2,3}){1,2}$/, 'outlook.com'],
  [/^(yahoo|ymail|rocketmail)(\.[a-z]{2,3}){1,2}$|^aol\.com$/, 'yahoo.com'],
  [/^(icloud|me|mac)\.com$/, 'icloud.com'],
  [/^(gmx\.[a-z]{2,3}|web\.de|mail\.com)$/, 'gmx.net'],
  [/^(qq|foxmail)\.com$/, 'qq.com'],
  [/^(163|126)\.com$|^yeah\.net$/, '163.com'],
  [/^(mail|bk|list|inbox)\.ru$/, 'mail.ru'],
];

export const groupOf = (domain: string): string =>
  PROVIDERS.find(([pattern]) => pattern.test(domain))?.[1] ?? domain;

/** Mails to many that a new domain may send on its first day. The number doubles each day until the domain is known. */
const FIRST_DAY = 200;
const DAYS = 9;

/** How many mails to many a domain that starts slowly may send on a day, counted from its first; null for no limit. */
export const slowStartLimit = (day: number): number | null => (day >= DAYS ? null : FIRST_DAY * 2 ** day);

/** Whether a slow start that began at an instant (ISO 8601) still holds mails back. */
export const isSlow = (since: string, now: Date): boolean =>
  slowStartLimit(dayOf(new Date(since), now)) !== null;

const dayOf = (since: Date, now: Date): number => Math.floor((now.getTime() - since.getTime()) / DAY);

function slowStart(since: Date, now: Date): Slot[] {
  const day = dayOf(since, now);
  const limit = slowStartLimit(day);
  const at = new Date(since.getTime() + day * DAY);
  return limit === null
    ? []
    : [{ server: '*start', domain: '*', at, limit, next: new Date(at.getTime() + DAY) }];
}

async function countOne(ctx: Pick<Ctx, 'db'>, { server, domain, at, limit }: Slot): Promise<boolean> {
  const { rows } = await sql`
    insert into mail_traffic as had (route, domain, slot, sent) values (${server}, ${domain}, ${at}, 1)
    on conflict (route, domain, slot) do update set sent = had.sent + 1 where had.sent < ${limit}
    returning sent`.execute(ctx.db);
  return rows.length > 0;
}

async function giveBack(ctx: Pick<Ctx, 'db'>, { server, domain, at }: Slot): Promise<void> {
  await ctx.db
    .updateTable('mail_traffic')
    .set((eb) => ({ sent: eb('sent', '-', 1) }))
    .where('route', '=', server)
    .where('domain', '=', domain)
    .where('slot', '=', at)
    .execute();
}

/** Removes counts that limit nothing any more, old refusals, and news of providers that cannot come again. */
export async function forgetTraffic(ctx: Ctx): Promise<void> {
  const ago = (ms: number): Date => new Date(ctx.clock.now().getTime() - ms);
  await clearByPieces(ctx, [
    rowsWhich('mail_traffic', sql`slot < ${ago(2 * DAY)}`),
    rowsWhich('mail_refusal', sql`at < ${ago(60 * MINUTE)}`),
    rowsWhich('mail_trouble', sql`seen_at < ${ago(7 * DAY)}`),
    rowsWhich('provider_event', sql`at < ${ago(90 * DAY)}`),
  ]);
}
