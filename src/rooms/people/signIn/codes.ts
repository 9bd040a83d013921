import type { Ctx } from '../../ctx.ts';

/** Minutes for which a code works. */
export const CODE_MINUTES = 10;
/** Wrong guesses after which a code is over. */
export const MOST_TRIES = 5;

/**
 * The acts that need a code in addition to signing in: each changes an account for good. A code for `merged` goes to another address, whose
 * owner confirms with it that both addresses are theirs.
 */
export const ACTS = [
  'address',
  'their-address',
  'sign-in',
  'data',
  'erasure',
  'invitation',
  'merge',
  'merged',
] as const;
export type Act = (typeof ACTS)[number];

/** The six digits of a code. They are stored nowhere: an HMAC with the installation's key works them out again. */
export function digitsOf(ctx: Ctx, code: { programme: number; id: number; nonce: Buffer }): string {
  const mac = ctx.secrets.sign('sign-in-code', `${code.programme}|${code.id}|${code.nonce.toString('hex')}`);
  // 48 bits for a million codes: no code is likelier than another by more than a millionth of a percent.
  const number = Buffer.from(mac, 'base64url').readUIntBE(0, 6) % 1_000_000;
  return String(number).padStart(6, '0');
}

/** The digits of a stored code, for its mail when it leaves. */
export async function codeOf(ctx: Ctx, programme: number, id: number): Promise<string> {
  const { nonce } = await ctx.db
    .selectFrom('sign_in_code')
    .select('nonce')
    .where('programme_id', '=', programme)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return digitsOf(ctx, { programme, id, nonce });
}
