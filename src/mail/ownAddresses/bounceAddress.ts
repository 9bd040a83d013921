import type { Ctx } from '../../rooms/ctx.ts';
import type { ReplyKind } from '../../rooms/kinds.ts';
import { replyAddress } from './replyAddress.ts';
import type { ReplyForm } from './replyAddress.ts';

/** Identifies the mail in its envelope sender, so that whatever comes back tells which mail it was. */
export interface Sent {
  programme: number;
  person: number;
  mail: number;
}

export const BOUNCE = 'bounce' satisfies ReplyKind;
const BEFORE = `${BOUNCE}+`;

/**
 * The envelope sender of a mail: one of our reply addresses, since mail comes in there, or else `bounce+…` at the sender's domain. In lower
 * case, as some servers turn it into that.
 */
export function bounceAddress(
  ctx: Pick<Ctx, 'secrets'>,
  { programme, person, mail }: Sent,
  form: ReplyForm | undefined,
  domain: string,
): string {
  if (form) return replyAddress(ctx, form, { kind: BOUNCE, programme, person, subject: mail, epoch: 0 });
  const name = `${programme.toString(36)}.${mail.toString(36)}`;
  return `${BEFORE}${name}.${ctx.secrets.mark(BOUNCE, name)}@${domain}`;
}

/** Reads the local part of `bounce+…`; null when it is not ours, or forged. */
export function readBounceAddress(
  ctx: Pick<Ctx, 'secrets'>,
  local: string,
): { programme: number; mail: number } | null {
  const match = /^bounce\+(([0-9a-z]{1,11})\.([0-9a-z]{1,11}))\.([a-z2-7]{16})$/.exec(local.toLowerCase());
  const [, name = '', programme = '', mail = '', mark = ''] = match ?? [];
  if (!match || !ctx.secrets.isMark(BOUNCE, name, mark)) return null;
  return { programme: Number.parseInt(programme, 36), mail: Number.parseInt(mail, 36) };
}
