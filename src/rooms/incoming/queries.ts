import { sql } from 'kysely';
import { byKey } from '../../db/byKey.ts';
import type { Cut, Place } from '../../lib/placeInList.ts';
import type { Ctx } from '../ctx.ts';
import type { SenderCheck } from './senderCheck.ts';
import { rawOf } from './raw.ts';
import type { Channel } from './receive.ts';
import { isSeen } from './seen.ts';
import type { TrayReason } from './stateOfMail.ts';

type Db = Pick<Ctx, 'db'>;

export interface TrayMail {
  id: number;
  /** Null in the installation's tray. */
  programme: number | null;
  /** The kind of handler it would go to; null when its address names none. */
  kind: string | null;
  channel: Channel;
  from: string;
  to: string;
  person: number | null;
  reason: TrayReason;
  receivedAt: Date;
  size: number;
  error: string | null;
  /** Null for a mail that could not be read. */
  proof: SenderCheck | null;
}

/** Mails a page of the tray shows. */
const TRAY_PAGE = 50;

const columns = [
  'id',
  'programme_id as programme',
  'kind',
  'channel',
  'envelope_from as from',
  'envelope_to as to',
  'person_id as person',
  'reason',
  'received_at as receivedAt',
  'size',
  'last_error as error',
  'proof',
] as const;

const inTray = (ctx: Db, programme: number | null) =>
  ctx.db
    .selectFrom('incoming')
    .where('state', '=', sql.lit('tray'))
    .where(isSeen)
    .where('programme_id', programme === null ? 'is' : '=', programme);

/** The mails in a programme's tray, or with null in the installation's, oldest first: a page from `place` on. */
export async function trayOf(
  ctx: Db,
  programme: number | null,
  place?: Place,
  size = TRAY_PAGE,
): Promise<Cut<TrayMail>> {
  const page = byKey([{ time: sql`received_at` }, { number: sql`id` }], 'rising', size, place);
  const mails = await inTray(ctx, programme)
    .select([...columns, page.key.as('key')])
    .where(page.from)
    .orderBy(page.order)
    .limit(page.limit)
    .execute();
  return page.cut(mails as (TrayMail & { key: string })[]);
}

/** How many mails lie in a tray. */
export async function trayCount(ctx: Db, programme: number | null): Promise<number> {
  const { count } = await inTray(ctx, programme)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** One mail of the tray with its raw octets; null when it is not there. */
export async function trayMail(
  ctx: Db,
  programme: number | null,
  id: number,
): Promise<(TrayMail & { raw: Buffer }) | null> {
  const row = await inTray(ctx, programme)
    .select([...columns, 'raw_id'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) return null;
  const { raw_id, ...mail } = row;
  return { ...(mail as TrayMail), raw: await rawOf(ctx, { ...row, raw_id }) };
}
