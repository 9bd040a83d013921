import { sql } from 'kysely';
import type { RoomBrings } from '../brings.ts';
import type { Ctx } from '../ctx.ts';
import { roundForNotes } from './queries.ts';
import { keepNote, writeNote } from './writeNote.ts';
import { tagPerson, untagPerson } from './tag.ts';

const GONE = { ok: false, reason: 'unknown' } as const;
/** The person had the tag already. */
const WAS_SO = { ok: false, reason: 'was-so' } as const;
const NO_ROUND = { ok: false, reason: 'no-round' } as const;

type Whose = { person: number; round: number | null } | undefined;

/** The person of an application, and its round. */
const ofApplication = (ctx: Ctx, programme: number, application: number): Promise<Whose> =>
  ctx.db
    .selectFrom('application')
    .select(['person_id as person', 'round_id as round'])
    .where('programme_id', '=', programme)
    .where('id', '=', application)
    .executeTakeFirst();

/** A person, and the round with whose data notes and tags about them are deleted. */
const ofPerson = (ctx: Ctx, programme: number, person: number): Promise<Whose> =>
  ctx.db
    .selectFrom('person')
    .select('id as person')
    .select(roundForNotes(programme, sql`person.id`).as('round'))
    .where('programme_id', '=', programme)
    .where('id', '=', person)
    .where('erased_at', 'is', null)
    .where('stands_for', 'is', null)
    .executeTakeFirst();

type BulkVerb = Required<NonNullable<RoomBrings['bulk']>>['people-noted'];

const noting = (whose: typeof ofPerson): BulkVerb => ({
  act: async (ctx, { id, programme, actor, said }) => {
    const of = await whose(ctx, programme, id);
    if (!of) return GONE;
    const { person, round } = of;
    if (round === null) return NO_ROUND;
    return writeNote(ctx, { programme, actor, person, round, body: said.text ?? '' });
  },
  undo: async (ctx, { programme, actor, events: [event] }) => {
    const note = event?.kind === 'note-written' ? event.data.note : 0;
    return event ? keepNote(ctx, { programme, actor, note, removed: true, undoes: event.id }) : GONE;
  },
});

const tagging = (whose: typeof ofPerson): BulkVerb => ({
  act: async (ctx, { id, programme, actor, said }) => {
    const of = await whose(ctx, programme, id);
    if (!of) return GONE;
    const { person, round } = of;
    if (round === null) return NO_ROUND;
    return tagPerson(ctx, { programme, actor, person, round, tag: said.text ?? '' });
  },
  // Use the event's round: the person may have a newer one by now.
  undo: async (ctx, { programme, actor, said, events: [event] }) => {
    if (!event || event.round === null) return WAS_SO;
    const of = { person: event.subject.id, round: event.round, tag: said.text ?? '' };
    const done = await untagPerson(ctx, { programme, actor, ...of, undoes: event.id });
    return done.ok ? done : GONE;
  },
});

/** Notes and tags for several people, chosen as people or by their applications; each uses the verb for one. */
export const bulk = {
  'everybody-noted': noting(ofPerson),
  'everybody-tagged': tagging(ofPerson),
  'people-noted': noting(ofApplication),
  'people-tagged': tagging(ofApplication),
} satisfies RoomBrings['bulk'];
