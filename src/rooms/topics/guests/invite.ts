import { json } from '../../../db/json.ts';
import { normaliseAddress } from '../../../lib/address/normaliseAddress.ts';
import type { Texts } from '../../../lib/text/texts.ts';
import { wallToInstant } from '../../../lib/time/time.ts';
import { actorPerson, inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { openMatter } from '../../matters/index.ts';
import { personAt } from '../../people/index.ts';
import { LIMITS } from '../rules.ts';
import { MORNING, isDay } from '../planning/schedule.ts';
import { lockGuestPost } from './queries.ts';
import type { GuestPost } from './queries.ts';
import { lockTopic } from '../lockTopic.ts';
import { draftOfGuest, guestVersion } from './version.ts';
import { checkGuestPost, columnsOf } from './write.ts';
import type { GuestDraft, GuestProblem } from './write.ts';

export interface GuestInvitation {
  address: string;
  name: string;
  /** The language of the mail, and of the post at first. */
  locale: string;
  day: string;
}

type InvitationProblem = {
  part: 'address' | 'name' | 'day';
  reason: 'required' | 'too-long' | 'bad-day' | 'bad-address';
};

/** Asks somebody by mail to write a guest post for a day; the link in the mail leads to their own page for it. */
export async function inviteGuest(
  ctx: Ctx,
  input: { programme: number; actor: Actor; topic: number; invitation: GuestInvitation },
): Promise<{ ok: true; post: number } | { ok: false; problems: InvitationProblem[] }> {
  const { programme, actor, topic } = input;
  const { name, locale, day } = input.invitation;
  const address = normaliseAddress(input.invitation.address);
  const problems: InvitationProblem[] = [];
  if (!name.trim()) problems.push({ part: 'name', reason: 'required' });
  if (name.length > LIMITS.author) problems.push({ part: 'name', reason: 'too-long' });
  if (!address) problems.push({ part: 'address', reason: 'bad-address' });
  if (!isDay(day)) problems.push({ part: 'day', reason: 'bad-day' });
  if (!address || problems.length > 0) return { ok: false, problems };
  return inTransaction(ctx, async (ctx) => {
    const person = await personAt(ctx, { programme, address, name, locale });
    const { zone } = await ctx.db
      .selectFrom('programme')
      .select('zone')
      .where('id', '=', programme)
      .executeTakeFirstOrThrow();
    // A form that is sent twice sends one mail.
    await lockTopic(ctx, programme, topic);
    const asked = await ctx.db
      .selectFrom('guest_post')
      .select('id')
      .where('programme_id', '=', programme)
      .where('topic_id', '=', topic)
      .where('person_id', '=', person.id)
      .where('day', '=', day)
      .executeTakeFirst();
    if (asked) return { ok: true, post: asked.id };
    const nothing: Texts = {};
    const { id } = await ctx.db
      .insertInto('guest_post')
      .values({
        programme_id: programme,
        topic_id: topic,
        person_id: person.id,
        author: name.trim(),
        source_locale: locale,
        title: json(nothing),
        body: json(nothing),
        body_html: json(nothing),
        day,
        due_at: wallToInstant(`${day}T${MORNING}`, zone),
        created_at: ctx.clock.now(),
        created_by: actorPerson(actor),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await ctx.mailer.queue(ctx, [
      { programme, kind: 'guest-invitation', occasion: `guest:${id}`, person: person.id, data: { post: id } },
    ]);
    await record(ctx, {
      programme,
      actor,
      kind: 'guest-invited',
      subject: ['topic', topic],
      data: { post: id },
    });
    return { ok: true, post: id };
  });
}

/** The post that a guest was asked for; null when it is not theirs, or is gone. */
export async function askedGuestPost(
  ctx: Pick<Ctx, 'db'>,
  input: { programme: number; person: number; post: number },
): Promise<GuestPost | null> {
  const row = await ctx.db
    .selectFrom('guest_post')
    .selectAll()
    .where('programme_id', '=', input.programme)
    .where('person_id', '=', input.person)
    .where('id', '=', input.post)
    .executeTakeFirst();
  return row ?? null;
}

/**
 * Stores the words that a guest hands in, or later versions, as long as no editor has approved them. Translations that an editor wrote
 * stay. `base` is the `guestVersion` that the guest began with: with it, nothing overwrites what an editor saved meanwhile.
 */
export async function handInGuestPost(
  ctx: Ctx,
  input: {
    programme: number;
    person: number;
    post: number;
    draft: Pick<GuestDraft, 'author' | 'about' | 'sourceLocale' | 'title' | 'body'>;
    base?: string | undefined;
  },
): Promise<
  { ok: true } | { ok: false; reason: 'over' | 'overtaken' } | { ok: false; problems: GuestProblem[] }
> {
  return inTransaction(ctx, async (ctx) => {
    const { programme, person } = input;
    await lockGuestPost(ctx, programme, input.post);
    const before = await askedGuestPost(ctx, input);
    if (!before || before.approved_at) return { ok: false, reason: 'over' };
    const draft = {
      ...input.draft,
      title: { ...translationsOf(before, 'title'), ...input.draft.title },
      body: { ...translationsOf(before, 'body'), ...input.draft.body },
      day: before.day,
    };
    const problems = checkGuestPost(draft);
    if (problems.length > 0) return { ok: false, problems };
    if (input.base !== undefined && input.base !== guestVersion(draftOfGuest(before)))
      return { ok: false, reason: 'overtaken' };
    const done = await ctx.db
      .updateTable('guest_post')
      .set({ ...columnsOf(draft), handed_in_at: ctx.clock.now() })
      .where('programme_id', '=', programme)
      .where('id', '=', before.id)
      // An editor may approve the words before these at the same moment.
      .where('approved_at', 'is', null)
      .executeTakeFirst();
    if (done.numUpdatedRows === 0n) return { ok: false, reason: 'over' };
    await openMatter(ctx, {
      programme,
      kind: 'guest-handed-in',
      subject: ['guest-post', before.id],
      data: { topic: before.topic_id },
    });
    await record(ctx, {
      programme,
      actor: { kind: 'person', id: person },
      kind: 'guest-handed-in',
      subject: ['guest-post', before.id],
    });
    return { ok: true };
  });
}

/** Words that editors translated: all except the guest's own, which the guest may now write in another language. */
const translationsOf = (post: GuestPost, part: 'title' | 'body'): Texts =>
  Object.fromEntries(Object.entries(post[part]).filter(([locale]) => locale !== post.source_locale));
