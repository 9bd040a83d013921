import type { RoomBrings } from '../brings.ts';
import type { Ctx } from '../ctx.ts';
import { keepNote, writeNote } from './writeNote.ts';
import { tagPerson, untagPerson } from './tag.ts';

/** The person of an application, and its round. */
const whose = (ctx: Ctx, programme: number, application: number) =>
  ctx.db
    .selectFrom('application')
    .select(['person_id as person', 'round_id as round'])
    .where('programme_id', '=', programme)
    .where('id', '=', application)
    .executeTakeFirst();

const GONE = { ok: false, reason: 'unknown' } as const;
/** They had the tag before. */
const WAS_SO = { ok: false, reason: 'was-so' } as const;

/** Its acts on the people of several applications, each by the verb that does it to one. */
export const bulk = {
  'people-noted': {
    act: async (ctx, { id, programme, actor, said }) => {
      const of = await whose(ctx, programme, id);
      return of ? writeNote(ctx, { programme, actor, ...of, body: said.text ?? '' }) : GONE;
    },
    undo: async (ctx, { programme, actor, events: [event] }) => {
      const note = event?.kind === 'note-written' ? event.data.note : 0;
      return event ? keepNote(ctx, { programme, actor, note, removed: true, undoes: event.id }) : GONE;
    },
  },
  'people-tagged': {
    act: async (ctx, { id, programme, actor, said }) => {
      const of = await whose(ctx, programme, id);
      return of ? tagPerson(ctx, { programme, actor, ...of, tag: said.text ?? '' }) : GONE;
    },
    undo: async (ctx, { id, programme, actor, said, events: [event] }) => {
      const of = await whose(ctx, programme, id);
      if (!of || !event) return WAS_SO;
      const tag = said.text ?? '';
      const done = await untagPerson(ctx, { programme, actor, ...of, tag, undoes: event.id });
      return done.ok ? done : GONE;
    },
  },
} satisfies RoomBrings['bulk'];
