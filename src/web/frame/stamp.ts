import type { Ctx } from '../../rooms/ctx.ts';

/** Forms that anybody may send, signed in or not. */
export type OpenForm = 'contact-form' | 'comment-form';

/** No person reads, writes and sends the form faster than this; a machine does. */
const QUICKEST_MS = 3000;
/** The sender of a form that lay open longer is asked to send it again. */
const LONGEST_MS = 24 * 3_600_000;

/** Says when an open form was drawn, and names it. Words that are sent twice with the same stamp are one message. */
export function drawStamp(ctx: Pick<Ctx, 'secrets' | 'clock'>, form: OpenForm, programme: number): string {
  const text = `${ctx.clock.now().getTime().toString(36)}.${crypto.randomUUID()}`;
  return `${text}.${ctx.secrets.sign(form, `${programme}|${text}`)}`;
}

/** How long ago we drew the form: `soon` for a moment ago, `old` for more than a day; null when the stamp is not ours. */
export function ageOf(
  ctx: Pick<Ctx, 'secrets' | 'clock'>,
  form: OpenForm,
  programme: number,
  stamp: string,
): 'soon' | 'good' | 'old' | null {
  const [at = '', id = '', signature = ''] = stamp.split('.');
  if (!/^[0-9a-z]{1,12}$/.test(at) || id.length > 40 || signature.length > 100) return null;
  if (!ctx.secrets.verify(form, `${programme}|${at}.${id}`, signature)) return null;
  const age = ctx.clock.now().getTime() - Number.parseInt(at, 36);
  return age < QUICKEST_MS ? 'soon' : age > LONGEST_MS ? 'old' : 'good';
}

/** The key of the form for which a stamp was made. */
export const formKeyOf = (stamp: string): string => stamp.split('.')[1] ?? '';
