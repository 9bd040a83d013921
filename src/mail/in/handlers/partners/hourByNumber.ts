import type { Ctx } from '../../../../rooms/ctx.ts';
import type { Outcome } from '../../../../rooms/incoming/index.ts';
import { chooseHour, readHourSubject } from '../../../../rooms/meetings/index.ts';
import type { SomeMail } from '../../../../rooms/kinds.ts';
import { linkSubjectsIn } from '../../../out/placeholders.ts';
import type { Target } from '../../../ownAddresses/replyAddress.ts';
import { continueConversation } from '../../byMail/continueConversation.ts';
import { numberAlone } from '../../byMail/numberAlone.ts';
import type { Incoming } from '../../handlers.ts';
import { hasAttachments } from '../../pictures.ts';

/**
 * Takes a mail that holds only the number of an hour from the introduction. Proposes that hour, or says yes when a partner has proposed it.
 * Null when there is no such hour, or they are no longer partners: then the mail is read as a letter.
 */
export async function proposeHourByNumber(
  ctx: Ctx,
  incoming: Incoming,
  target: Target,
): Promise<Outcome | null> {
  const { message } = incoming;
  const { programme, subject: partnership } = target;
  const person = incoming.sender.person!.id;
  const number = hasAttachments(message) ? 0 : numberAlone(message.words.own);
  const at = number > 0 && (await hoursMailed(ctx, { programme, person, partnership }))[number - 1];
  if (!at) return null;
  const done = await chooseHour(ctx, { programme, person, partnership, at });
  if (!done.ok && (done.reason === 'unknown' || done.reason === 'ended')) return null;
  // When a meeting stands, the mail about the yes tells everybody.
  if (done.ok && done.did === 'stands') return { done: 'introduce' };
  const mail: SomeMail = done.ok
    ? { kind: 'meeting-proposed', data: { partnership, meeting: done.meeting, sequence: 0, by: person } }
    : {
        kind: 'hour-trouble',
        data: { partnership, reason: done.reason === 'many-open' ? 'many-open' : 'past' },
      };
  const isTold = await continueConversation(ctx, incoming, { programme, person, ...mail });
  return isTold ? { done: 'introduce' } : { tray: 'unanswered' };
}

/** The hours that the latest introduction to a partnership offered the person, in the order of their numbers in that mail. */
export async function hoursMailed(
  ctx: Pick<Ctx, 'db'>,
  { programme, person, partnership }: { programme: number; person: number; partnership: number },
): Promise<Date[]> {
  const mail = await ctx.db
    .selectFrom('outbox')
    .select('text')
    .where('programme_id', '=', programme)
    .where('person_id', '=', person)
    .where('kind', '=', 'introduction')
    .where((eb) => eb(eb.ref('data', '->>').key('partnership'), '=', String(partnership)))
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return linkSubjectsIn(mail?.text ?? '', 'hour').map((subject) => readHourSubject(subject).at);
}
