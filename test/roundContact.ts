import type { PartnersScene } from './partners.ts';

/** Adds an agreement that one partner accepted, a reminder, a chat with a rehearsal, and a proposal with somebody in it. */
export async function contactOf({ ctx, cast, round, pair }: PartnersScene): Promise<void> {
  const { db } = ctx;
  const at = ctx.clock.now();
  const own = { programme_id: cast.programme };
  const agreement = await db
    .insertInto('agreement')
    .values({
      ...own,
      partnership_id: pair,
      version: 1,
      how_often: 'weekly',
      means: ['video', 'letters'],
      language: 'en',
      proposed_at: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const side = { ...own, agreement_id: agreement.id };
  await db
    .insertInto('agreement_member')
    .values([
      { ...side, person_id: cast.people.luca, hopes: 'She sings.', accepted_at: at },
      { ...side, person_id: cast.people.mei },
    ])
    .execute();
  await db
    .insertInto('turn_reminder')
    .values({
      ...own,
      partnership_id: pair,
      person_id: cast.people.mei,
      owes: 'answer',
      since: at,
      step: 1,
      sent_at: at,
      mailed: false,
    })
    .execute();
  const chat = { ...own, round_id: round.id, locale: 'en', created_at: at, state: 'announced' };
  const { id } = await db
    .insertInto('chat')
    .values({ ...chat, slug: 'hour', title: 'An hour together' })
    .returning('id')
    .executeTakeFirstOrThrow();
  const rehearsal = await db
    .insertInto('chat')
    .values({ ...chat, slug: 'trial', title: 'Only tried', rehearses_id: id })
    .returning('id')
    .executeTakeFirstOrThrow();
  const hour = {
    ...own,
    position: 1,
    wall: '2027-03-05T18:00',
    zone: 'Europe/Rome',
    minutes: 60,
    state: 'planned',
  };
  await db
    .insertInto('chat_session')
    .values([
      { ...hour, chat_id: id, uid: 'one', starts_at: at },
      { ...hour, chat_id: rehearsal.id, uid: 'two', starts_at: at },
    ])
    .execute();
  await db
    .insertInto('chat_question')
    .values({ ...own, chat_id: id, number: 1, body: 'A secret question', minutes: 5 })
    .execute();
  const proposal = await db
    .insertInto('proposal')
    .values({ ...own, round_id: round.id, created_at: at })
    .returning('id')
    .executeTakeFirstOrThrow();
  const { id: application } = await db
    .selectFrom('application')
    .select('id')
    .where('person_id', '=', cast.people.luca)
    .executeTakeFirstOrThrow();
  await db
    .insertInto('proposal_member')
    .values({ ...own, proposal_id: proposal.id, round_id: round.id, application_id: application })
    .execute();
}
