import type { Ctx, Mailer, QueuedMail } from '../../rooms/ctx.ts';
import type { ReplyForm } from '../ownAddresses/replyAddress.ts';
import type { Person } from '../../rooms/people/index.ts';
import { programmeWithBase } from '../../rooms/programmes/index.ts';
import { blocksOf, withoutFoot } from './blocks.ts';
import { composeMail, renderParts } from './compose.ts';
import { recipientOf } from './recipient.ts';
import { rhythmsOf } from '../../rooms/preferences/index.ts';
import { ownWordingIn } from '../../rooms/outbox/index.ts';
import { insertRows } from './insertRows.ts';
import { markApart, newMark, placeholdersIn } from './placeholders.ts';
import { mailOf, mails, readMail } from './registry.ts';
import { anyOf } from '../../db/anyOf.ts';
import { rowOf } from './outboxRow.ts';

export interface MailSettings {
  publicUrl: string;
  /** The part after @ of Message-IDs: the sender's domain. */
  domain: string;
  /** The form of reply addresses; undefined while no mail comes in. */
  replies?: ReplyForm | undefined;
  /** Whether a relay passes calls on. */
  hasRelay?: boolean;
}

/** The mailer that the rooms use: composes each mail and puts it into the outbox, within the caller's transaction. */
export function createMailer(settings: MailSettings): Mailer {
  return {
    kinds: [...mails.values()].map(
      ({ kind, readable, wording, category, canWait = false, fixed = false }) => ({
        kind,
        readable,
        wording,
        category,
        canWait,
        fixed,
      }),
    ),
    compose: async (ctx, mail) => {
      const to = await recipientOf(ctx, settings, mail);
      const wordings = new Map([...to.wordings, ...(mail.wordings ?? [])]);
      const memo = new Map([...(mail.known ?? [])].map(([name, value]) => [name, Promise.resolve(value)]));
      const composed = await composeMail(ctx, mailOf(mail.kind), { ...to, wordings, memo }, mail.data);
      return composed && { subject: composed.subject, text: composed.text, html: composed.html };
    },
    read: readMail,
    rewrite: async (ctx, mail) => {
      const to = await recipientOf(ctx, settings, mail);
      const mark = newMark();
      const text = markApart(withoutFoot(mail.text), placeholdersIn(mail.before), mark);
      const content = { subject: mail.subject, blocks: blocksOf(text) };
      return renderParts(content, mailOf(mail.kind), to, mark);
    },
    queue: async (ctx, mails) => {
      for (const [programme, own] of Map.groupBy(mails, (mail) => mail.programme))
        await queueFor(ctx, settings, programme, own);
      const isUrgent = Map.groupBy(mails, ({ kind }) => mailOf(kind).urgent ?? false);
      if (isUrgent.has(true)) await ctx.jobs.enqueue(ctx, 'deliver-urgent', {});
      if (isUrgent.has(false)) await ctx.jobs.enqueue(ctx, 'deliver', {});
    },
  };
}

/** Mails that are written together. A hundred thousand mails thus take no more memory than these. */
const CHUNK = 2000;

/** With more mails of one kind, their text is written later, when one is shown or leaves: writing it now would keep locks too long. */
const MOST_WRITTEN = 20;

async function queueFor(ctx: Ctx, settings: MailSettings, id: number, mails: QueuedMail[]): Promise<void> {
  const { programme, base } = await programmeWithBase(ctx, id, settings.publicUrl);
  const wordings = await ownWordingIn(ctx, id, programme.locales);
  const unwritten = unwrittenIn(mails);
  const shared = { ctx, settings, programme, base, wordings, memo: new Map(), first: new Map(), unwritten };
  for (let at = 0; at < mails.length; at += CHUNK) {
    const chunk = mails.slice(at, at + CHUNK);
    const people = await peopleOf(ctx, id, chunk);
    const rhythms = await rhythmsOf(ctx, id, [...people.keys()]);
    // Write all at once, so that they share their reads. Wait for all of them, as none may go on asking in a transaction that is rolled
    // back.
    const written = await Promise.allSettled(
      chunk.map((mail) => {
        const person = people.get(mail.person);
        // A stand-in has no address of its own: the caller mails its owner instead.
        if (!person || person.stands_for !== null) return null;
        if (person.erased_at && !mailOf(mail.kind).afterErasure) return null;
        return rowOf(shared, mail, person, rhythms.get(mail.person));
      }),
    );
    const failed = written.find((one) => one.status === 'rejected');
    if (failed) throw failed.reason;
    await insertRows(
      ctx,
      written.flatMap((one) => (one.status === 'fulfilled' && one.value ? [one.value] : [])),
    );
  }
}

/** Kinds whose mails are so many, or that are always written late, so that the outbox holds no words of them yet. */
function unwrittenIn(mails: readonly QueuedMail[]): ReadonlySet<string> {
  const kinds = [...Map.groupBy(mails, ({ kind }) => kind)];
  const isUnwritten = ([kind, own]: (typeof kinds)[number]): boolean => {
    const { many, writtenLate = false } = mailOf(kind);
    return writtenLate || (many && own.length > MOST_WRITTEN);
  };
  return new Set(kinds.filter(isUnwritten).map(([kind]) => kind));
}

async function peopleOf(ctx: Ctx, programme: number, mails: QueuedMail[]): Promise<Map<number, Person>> {
  const rows = await ctx.db
    .selectFrom('person')
    .selectAll()
    .where('programme_id', '=', programme)
    .where('id', '=', anyOf([...new Set(mails.map((mail) => mail.person))]))
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}
