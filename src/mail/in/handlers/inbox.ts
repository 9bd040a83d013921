import { LOCALES } from '../../../i18n/locales.ts';
import type { Ctx } from '../../../rooms/ctx.ts';
import { noteLost, privateThread, addMailToThread } from '../../../rooms/inbox/index.ts';
import type { AsksFor } from '../../../rooms/inbox/index.ts';
import { isCategory } from '../../../rooms/preferences/index.ts';
import { answerKindly } from '../answering/answerKindly.ts';
import { askClaimed } from '../answering/askClaimed.ts';
import { obeyCommand } from '../byMail/obeyCommand.ts';
import { writtenIn } from '../byMail/writtenIn.ts';
import type { Outcome } from '../../../rooms/incoming/index.ts';
import type { Target } from '../../ownAddresses/replyAddress.ts';
import type { Handler, Incoming } from '../handlers.ts';
import { keepPictures } from '../pictures.ts';
import { stopMail } from '../answering/stopMail.ts';
import { withoutAddresses } from '../../../lib/address/inText.ts';

/**
 * Mail to the coordinators: an answer to any mail of the programme, in its thread if the address names one, or a letter to the programme's
 * own address. Anybody may write. An unproven mail counts as coming from its address, and says that it is unproven.
 */
export const inboxHandler: Handler = {
  kind: 'inbox',
  handle: async (ctx, incoming, target) => {
    const stopped = await stops(ctx, incoming);
    if (stopped) return stopped;
    const obeyed = await obeyCommand(ctx, incoming, target);
    if (obeyed === 'all') return { done: 'command' };
    return toInbox(ctx, incoming, target, {
      isAnswered: obeyed === 'part' || obeyed === 'wrong',
      isWrong: obeyed === 'wrong',
      ...(typeof obeyed === 'object' ? { asksFor: obeyed.asks, locale: obeyed.locale } : {}),
    });
  },
  keptAs: async (ctx, { programme, subject }) =>
    subject !== 0 && (await privateThread(ctx, programme, subject)) ? 'private' : 'inbox',
  rescue: (ctx, { programme, subject }) => noteLost(ctx, { programme, thread: subject }),
};

/**
 * Puts a mail into the coordinators' inbox or, if it says that something is wrong, takes it to safeguarding. `asksFor` is what the mail
 * that says we have it should tell. `locale` is the writer's language, used when the mail does not show it.
 */
export async function toInbox(
  ctx: Ctx,
  incoming: Incoming,
  target: Target,
  {
    isAnswered,
    isWrong,
    asksFor,
    locale,
  }: { isAnswered?: boolean; isWrong?: boolean; asksFor?: AsksFor | undefined; locale?: string } = {},
): Promise<Outcome> {
  const { envelope, message, sender } = incoming;
  const { kept, own, whole } = message.words;
  const to = envelope.to.toLowerCase();
  const { pictures, refused, refusals } = await keepPictures(ctx, incoming, {
    programme: target.programme,
    person: sender.person?.id ?? null,
  });
  const taken = await addMailToThread(ctx, {
    programme: target.programme,
    from: sender.person ? { person: sender.person.id } : { address: sender.address, name: sender.name },
    thread: target.subject === 0 ? undefined : target.subject,
    subject: message.subject,
    body: kept,
    // The quote may hold the secret address to which this mail was written.
    whole: withoutAddresses(whole, (address) => address === to && target.person !== null),
    verified: sender.isShown,
    messageId: message.messageId,
    references: [message.inReplyTo, ...[...message.references].reverse()].filter(Boolean),
    pictures,
    isWrong,
    locale: locale ?? writtenIn(`${message.subject}\n${own}`, LOCALES) ?? undefined,
    asksFor,
    mayAcknowledge: sender.check !== 'fail' && refused === 0 && !isAnswered,
  });
  if (taken.ok) {
    if (refused > 0 && sender.person)
      await answerKindly(ctx, incoming, {
        programme: target.programme,
        person: sender.person.id,
        kind: 'attachments-refused',
        data: { count: refused, refusals },
      });
    return { done: 'inbox' };
  }
  if (taken.reason === 'ignored') return { left: 'ignored' };
  if (taken.reason === 'empty' && sender.person)
    return answerKindly(ctx, incoming, {
      programme: target.programme,
      person: sender.person.id,
      kind: 'by-mail',
      data: { isEmpty: true },
    });
  return { tray: taken.reason === 'unknown' ? 'person-gone' : taken.reason };
}

/**
 * Handles List-Unsubscribe of older mails, which names the programme's address (RFC 2369). Nothing stops on an unproven word: the owner of
 * the address is asked, once a day, and otherwise people read the mail.
 */
async function stops(ctx: Ctx, incoming: Incoming): Promise<Outcome | null> {
  const { message, sender } = incoming;
  const category = /^\s*unsubscribe\s+([a-z-]{1,30})\s*$/i.exec(message.subject)?.[1]?.toLowerCase() ?? '';
  if (!isCategory(category)) return null;
  const { person, claimed } = sender;
  if (person) return stopMail(ctx, incoming, { programme: person.programme_id, person: person.id, category });
  return claimed && (await askClaimed(ctx, incoming, claimed, category)) ? { tray: 'sender' } : null;
}
