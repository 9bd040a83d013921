import { sql } from 'kysely';
import { anyOf } from '../../../db/anyOf.ts';
import { byKey } from '../../../db/byKey.ts';
import type { Cut, Place } from '../../../lib/placeInList.ts';
import type { Why } from '../../../lib/smtpStatus.ts';
import type { Ctx } from '../../ctx.ts';

export interface StoppedAddress {
  person: number;
  name: string;
  address: string;
  country: string | null;
  /** The other server's words. */
  reason: string;
  since: Date;
}

const stopped = (ctx: Pick<Ctx, 'db'>, programme: number) =>
  ctx.db
    .selectFrom('suppression')
    .innerJoin('person', (join) =>
      join
        .onRef('person.programme_id', '=', 'suppression.programme_id')
        .onRef('person.address', '=', 'suppression.address'),
    )
    .select(['person.id as person', 'name', 'suppression.address', 'country', 'reason', 'at as since'])
    .where('suppression.programme_id', '=', programme)
    .where('erased_at', 'is', null);

const ON_PAGE = 100;

/** People whose address gets nothing any more, of some countries alone where they are given, those it happened to last first: a page from `place` on. */
export async function stoppedAddresses(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  {
    countries,
    place,
    size = ON_PAGE,
  }: { countries: readonly string[] | null; place?: Place | undefined; size?: number },
): Promise<Cut<StoppedAddress>> {
  const page = byKey([{ time: sql`suppression.at` }, { number: sql`person.id` }], 'falling', size, place);
  const rows = await stopped(ctx, programme)
    .select(page.key.as('key'))
    .where(page.from)
    .$if(countries !== null, (query) => query.where('country', '=', anyOf([...countries!])))
    .orderBy(page.order)
    .limit(page.limit)
    .execute();
  return page.cut(rows);
}

/** Why a person's address gets no mail; null when it does get mail. */
export async function addressTrouble(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  person: number,
): Promise<StoppedAddress | null> {
  const row = await stopped(ctx, programme).where('person.id', '=', person).executeTakeFirst();
  return row ?? null;
}

/** A refusal that many readers got, because of us. */
export interface OurTrouble {
  /** The receiving domain or provider; '*' for all, '' for the server that takes our mail. */
  server: string;
  reply: string;
  why: Why;
  /** Numbers of addresses within ten minutes. */
  tried: number;
  refused: number;
  since: Date;
  /** When a server last refused mail in these words. */
  seen: Date;
}

const SHOWN_MS = 86_400_000;

/** Refusals because of us within a day, newest first. */
export function ourTroubles(ctx: Pick<Ctx, 'db' | 'clock'>): Promise<OurTrouble[]> {
  return ctx.db
    .selectFrom('mail_trouble')
    .select(['server', 'reply', 'tried', 'refused', 'since', 'seen_at as seen'])
    .select((eb) => eb.ref('why').$castTo<Why>().as('why'))
    .where('ours', '=', true)
    .where('seen_at', '>', new Date(ctx.clock.now().getTime() - SHOWN_MS))
    .orderBy('seen_at', 'desc')
    .orderBy('server', 'desc')
    .limit(20)
    .execute();
}
