import { timingSafeEqual } from 'node:crypto';
import { inTransaction } from '../ctx.ts';
import type { Ctx } from '../ctx.ts';
import { MOST_TRIES, digitsOf } from './codes.ts';
import { personByAddress } from './queries.ts';
import { confirmAddress } from './confirmAddress.ts';
import { hashToken, openSession } from './sessions.ts';

type SignedIn =
  | { ok: true; token: string; person: number; account: number }
  /** `wrong`: try again; `over`: the code ran out, was used, or had too many tries: ask for another. */
  | { ok: false; reason: 'wrong' | 'over' };

/**
 * Takes the code from the browser that asked for it, once, and opens a session. The first time makes the account, and
 * the address counts as confirmed: only its owner could read the mail.
 */
export async function signIn(
  ctx: Ctx,
  input: { programme: number; ticket: string; code: string; device: string },
): Promise<SignedIn> {
  const [id = '', token = ''] = input.ticket.split('.');
  if (!/^\d{1,15}$/.test(id)) return { ok: false, reason: 'over' };
  const own = ctx.db
    .updateTable('sign_in_code')
    .where('programme_id', '=', input.programme)
    .where('id', '=', Number(id))
    .where('browser_hash', '=', hashToken(token))
    .where('used_at', 'is', null)
    .where('expires_at', '>', ctx.clock.now());
  // Counted before it is compared, so that guesses at the same moment count too.
  const row = await own
    .set((eb) => ({ tries: eb('tries', '+', 1) }))
    .where('tries', '<', MOST_TRIES)
    .returning(['id', 'address', 'nonce', 'tries'])
    .executeTakeFirst();
  if (!row) return { ok: false, reason: 'over' };
  const right = digitsOf(ctx, { programme: input.programme, id: row.id, nonce: row.nonce });
  const given = digitsIn(input.code);
  if (given.length !== right.length || !timingSafeEqual(Buffer.from(given), Buffer.from(right))) {
    ctx.log.warn({ programme: input.programme, code: row.id }, 'a wrong sign-in code');
    return { ok: false, reason: row.tries < MOST_TRIES ? 'wrong' : 'over' };
  }
  return inTransaction(ctx, async (ctx) => {
    const claimed = await ctx.db
      .updateTable('sign_in_code')
      .set({ used_at: ctx.clock.now() })
      .where('programme_id', '=', input.programme)
      .where('id', '=', row.id)
      .where('used_at', 'is', null)
      .executeTakeFirst();
    const person = await personByAddress(ctx, input.programme, row.address);
    if (claimed.numUpdatedRows === 0n || !person) return { ok: false, reason: 'over' };
    const account = await confirmAddress(ctx, person);
    ctx.log.info({ programme: input.programme, person: person.id }, 'signed in');
    const opened = await openSession(ctx, { account, device: input.device });
    return { ok: true, token: opened, person: person.id, account };
  });
}

/** The ASCII digits of what was typed or pasted: spaces and hyphens dropped, Arabic and other digits read as digits. */
function digitsIn(text: string): string {
  let digits = '';
  for (const char of text.normalize('NFKC')) {
    if (/^\d$/.test(char)) digits += char;
    else if (/^\p{Nd}$/u.test(char)) digits += decimalValue(char);
    else if (!/^[\s\p{Cf}-]$/u.test(char)) return '';
  }
  return digits;
}

/** Unicode keeps each script's ten digits in a row: count back to the zero before this one. */
function decimalValue(char: string): number {
  const point = char.codePointAt(0) ?? 0;
  let zero = point;
  while (point - zero < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(zero - 1))) zero--;
  return point - zero;
}
