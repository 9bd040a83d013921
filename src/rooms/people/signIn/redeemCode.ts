import { timingSafeEqual } from 'node:crypto';
import type { Ctx } from '../../ctx.ts';
import { MOST_TRIES, digitsOf } from './codes.ts';
import type { Act } from './codes.ts';
import { hashToken } from './sessions.ts';
import { countSignIn } from './signInCounts.ts';

export type RedeemedCode =
  | { ok: true; address: string }
  /** `wrong`: try again. `over`: the code expired, was used, had too many tries or is for something else, so ask for another. */
  | { ok: false; reason: 'wrong' | 'over' };

/** Room for six digits of any script with something between them. */
const LONGEST_TYPED = 100;

/** Takes a code once, from the browser that asked for it, for what it was asked for. This proves that the address is theirs. */
export async function redeemCode(
  ctx: Ctx,
  input: { programme: number; ticket: string; code: string; act: Act | '' },
): Promise<RedeemedCode> {
  const { programme } = input;
  const [id = '', token = ''] = input.ticket.split('.');
  if (!/^\d{1,15}$/.test(id)) return { ok: false, reason: 'over' };
  // Tries are counted before the code is compared, so that guesses at the same moment count, too.
  const row = await ctx.db
    .updateTable('sign_in_code')
    .set((eb) => ({ tries: eb('tries', '+', 1) }))
    .where('programme_id', '=', programme)
    .where('id', '=', Number(id))
    .where('browser_hash', '=', hashToken(token))
    .where('act', '=', input.act)
    .where('used_at', 'is', null)
    .where('expires_at', '>', ctx.clock.now())
    .where('tries', '<', MOST_TRIES)
    .returning(['id', 'address', 'nonce', 'tries', 'walled'])
    .executeTakeFirst();
  if (!row) return { ok: false, reason: 'over' };
  const right = digitsOf(ctx, { programme, id: row.id, nonce: row.nonce });
  const given = digitsIn(input.code);
  const isRight = given.length === right.length && timingSafeEqual(Buffer.from(given), Buffer.from(right));
  if (!isRight || row.walled) {
    ctx.log.warn({ programme, code: row.id }, 'a wrong code');
    await countSignIn(ctx, 'wrong');
    return { ok: false, reason: row.tries < MOST_TRIES ? 'wrong' : 'over' };
  }
  const claimed = await ctx.db
    .updateTable('sign_in_code')
    .set({ used_at: ctx.clock.now() })
    .where('programme_id', '=', programme)
    .where('id', '=', row.id)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return claimed.numUpdatedRows > 0n ? { ok: true, address: row.address } : { ok: false, reason: 'over' };
}

/** The address for which the code of a ticket was asked, however old the code is. Null for an unknown ticket. */
export async function addressOfTicket(
  ctx: Pick<Ctx, 'db'>,
  { programme, ticket }: { programme: number; ticket: string },
): Promise<string | null> {
  const [id = '', token = ''] = ticket.split('.');
  if (!/^\d{1,15}$/.test(id)) return null;
  const row = await ctx.db
    .selectFrom('sign_in_code')
    .select('address')
    .where('programme_id', '=', programme)
    .where('id', '=', Number(id))
    .where('browser_hash', '=', hashToken(token))
    .executeTakeFirst();
  return row?.address ?? null;
}

/** The ASCII digits of typed or pasted text: spaces and hyphens are dropped, Arabic and other digits are converted. */
function digitsIn(text: string): string {
  if (text.length > LONGEST_TYPED) return '';
  let digits = '';
  for (const char of text.normalize('NFKC')) {
    if (/^\d$/.test(char)) digits += char;
    else if (/^\p{Nd}$/u.test(char)) digits += decimalValue(char);
    else if (!/^[\s\p{Cf}-]$/u.test(char)) return '';
  }
  return digits;
}

/** Unicode keeps each script's ten digits in a row, so this counts back to the zero. */
function decimalValue(char: string): number {
  const point = char.codePointAt(0) ?? 0;
  let zero = point;
  while (point - zero < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(zero - 1))) zero--;
  return point - zero;
}
