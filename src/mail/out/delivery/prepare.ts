import { writeCalendar } from '../../../lib/calendar/writeCalendar.ts';
import type { Ctx } from '../../../rooms/ctx.ts';
import type { Purpose } from '../../../rooms/kinds.ts';
import { leavesAfter } from '../../../rooms/preferences/index.ts';
import { linkToken } from '../../../rooms/people/index.ts';
import type { ReplyForm } from '../../ownAddresses/replyAddress.ts';
import { composeCalendar, composeMail, localeFor } from '../compose.ts';
import { finders } from '../secretFinders.ts';
import { fillIn } from '../placeholders.ts';
import { mailOf } from '../registry.ts';
import type { Claimed } from './claim.ts';
import { answerAddress, writeMessage } from './message.ts';
import type { Sender } from './message.ts';
import { markDropped, postpone } from './outcome.ts';
import type { DropReason } from './outcome.ts';
import type { BatchData } from './batchData.ts';
import type { Outgoing } from './transport.ts';

export interface DeliverySettings {
  publicUrl: string;
  sender: Sender;
  /** The form of reply addresses; undefined while no mail comes in. */
  replies?: ReplyForm | undefined;
  /** Whether a relay passes calls on. */
  hasRelay?: boolean;
}

export interface Ready {
  message: Outgoing;
  /** The outbox's copy: without secrets. For mails to many, only the text is kept, from which the rest can be written again. */
  kept: { address: string; subject: string; text: string; html: string };
}

/** Writes the mail as it reads now. Null when it must not leave: then it is dropped, with the reason, or waits for a better hour. */
export async function prepare(
  ctx: Ctx,
  claimed: Claimed,
  batch: BatchData,
  settings: DeliverySettings,
): Promise<Ready | null> {
  const { row } = claimed;
  const id = row.programme_id;
  const drop = async (reason: DropReason): Promise<null> => {
    await markDropped(ctx, claimed, reason);
    return null;
  };
  const { programme, base } = batch.programmes.get(id)!;
  const person = batch.people.get(`${id}/${row.person_id}`);
  const definition = mailOf(row.kind);
  if (!person || (person.erased_at && !definition.afterErasure)) return drop('erased');
  if (definition.category && batch.unsubscribed.has(`${id}/${person.id}/${definition.category}`))
    return drop('unsubscribed');
  const rhythm = batch.rhythms.get(`${id}/${person.id}`);
  if (rhythm?.onlyActs && definition.canWait && definition.category) return drop('only-acts');
  if (definition.canWait && rhythm?.quiet) {
    // It was planned for an hour that is not quiet, but a server, a limit or this machine's sleep delayed it.
    const now = ctx.clock.now();
    const until = leavesAfter(now, person.zone ?? programme.zone, { ...rhythm, rhythm: 'each' });
    if (until > now) {
      await postpone(ctx, claimed, until);
      return null;
    }
  }
  const address = row.elsewhere ? row.address : person.address;
  if (address === null) return drop('reason-gone');
  row.address = address;
  if (batch.suppressed.has(`${id}/${address}`)) return drop('suppressed');
  const locale = localeFor(programme, person);
  const wordings = batch.wordings.get(`${id}/${locale}`)!;
  const canReply = settings.replies !== undefined;
  const { hasRelay = false } = settings;
  const to = { programme, person, base, wordings, canReply, hasRelay, rhythm, memo: batch.memo };
  const isEdited = row.edited_at !== null && !definition.fixed;
  const composed = isEdited ? row : await composeMail(ctx, definition, to, row.data);
  if (!composed) return drop('reason-gone');
  const { subject, text, html } = composed;
  const token = tokens(ctx, batch, id, person.id);
  const parts = await fillIn(
    ctx,
    { programme: id, base, data: row.data, subject, text, html },
    finders,
    token,
    (kind, subject) =>
      answerAddress(ctx, { replies: settings.replies, programme }, row.elsewhere ? null : person, {
        kind,
        subject,
      }),
  );
  const message = await writeMessage(
    ctx,
    {
      id: row.id,
      person,
      messageId: row.message_id,
      to: { name: row.elsewhere ? '' : person.name, address },
      elsewhere: row.elsewhere,
      data: row.data,
    },
    parts,
    {
      sender: settings.sender,
      replies: settings.replies,
      programme,
      base,
      definition,
      locale: isEdited ? row.locale : locale,
      fromName: 'fromName' in composed ? composed.fromName : undefined,
      references: 'references' in composed ? composed.references : undefined,
    },
    token,
  );
  const attachments = await definition.attach?.(ctx, id, row.data);
  if (attachments?.length) message.attachments = attachments;
  // The organizer is the reader's own reply address, which no copy in the outbox holds.
  const parties = canReply && !row.elsewhere ? { organizer: message.replyTo, attendee: message.to } : null;
  const calendar = await composeCalendar(ctx, definition, to, row.data, parties);
  if (calendar) message.calendar = { method: calendar.method, text: writeCalendar(calendar) };
  return { message, kept: { address, subject, text, html: definition.many && !isEdited ? '' : html } };
}

/** The token of one of this reader's links. The tokens of the batch are there already. */
function tokens(ctx: Ctx, batch: BatchData, programme: number, person: number) {
  return async (purpose: Purpose, subject: string): Promise<string> =>
    (purpose === 'unsubscribe' && batch.tokens.get(`${programme}/${person}/${subject}`)) ||
    (await linkToken(ctx, { programme, person, purpose, subject }));
}
