import { readRefusal, wordingOf } from '../../../lib/smtpStatus.ts';
import type { Why } from '../../../lib/smtpStatus.ts';
import type { Ctx } from '../../ctx.ts';
import { openMatter } from '../../matters/index.ts';
import { keepTrouble } from './ourTrouble.ts';

/** The `server` of a refusal before a recipient was named: it is about our server, not about any reader. */
const BEFORE = '';

/**
 * Notes that a mail server refuses everything we send: no mail loses a try, and the operator reads the server's words. Troubles that pass
 * by themselves do not count. `programme` is that of a mail that waits for this server; null when another server takes the mail.
 */
export async function noteRefusedSender(
  ctx: Ctx,
  { programme, reply }: { programme: number | null; reply: string },
): Promise<void> {
  const why = whyOf(reply);
  if (!why) return;
  const counted = { tried: 0, refused: 0, ours: true };
  await keepTrouble(ctx, { reply, why }, { server: BEFORE, wording: wordingOf(reply, ''), ...counted });
  if (programme !== null)
    await openMatter(ctx, {
      programme,
      kind: 'mail-refused',
      subject: ['programme', programme],
      urgency: 2,
    });
}

/** Null for a trouble that passes by itself. */
function whyOf(reply: string): Why | null {
  if (/^5(?:30|34|35)\b|\bauthentication (?:failed|required|credentials)/i.test(reply)) return 'relay';
  const refusal = readRefusal(reply);
  if (refusal.kind === 'us') return refusal.why;
  return reply.startsWith('5') ? 'sender' : null;
}
