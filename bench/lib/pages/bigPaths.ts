import { sql } from 'kysely';
import { demoChat } from '../../../test/browser/demoChat.ts';
import { demoDecision } from '../../../test/browser/demoDecision.ts';
import type { Ctx } from '../../../src/rooms/ctx.ts';
import { linkToken, makeOperatorLink } from '../../../src/rooms/people/index.ts';

interface Of {
  programme: number;
  /** The path of the programme. */
  home: string;
  partnership: number;
  person: number;
}

/**
 * Makes something for each route that shows one such thing, and returns its path: an open live chat, a picture in the largest chat, a
 * decision to appeal against, a person's calendar, a link that makes an operator. Also adds a logo. Proposals come from the programme that
 * has some.
 */
export async function bigPaths(ctx: Ctx, of: Of): Promise<Record<string, string>> {
  const { programme, home, partnership, person } = of;
  const concern = await demoDecision(ctx, programme, { partnership_id: partnership, id: person });
  const calendar = await linkToken(ctx, { programme, person, purpose: 'calendar' });
  await addLogo(ctx, programme);
  return {
    '/chats/:slug/record': `${home}/chats/${await openChat(ctx, of)}/record`,
    '/chats/:slug/pictures/:picture': `${home}${await pictureInChat(ctx, programme)}`,
    '/partnership/:id/appeals/:concern': `${home}/partnership/${partnership}/appeals/${concern}`,
    '/calendar/:file': `${home}/calendar/${calendar}.ics`,
    '/setup/:token': `/setup/${await makeOperatorLink(ctx)}`,
    ...(await proposed(ctx)),
  };
}

/** A picture of 60 by 30 pixels, all of one colour. */
const LOGO = Buffer.from(
  'UklGRkAAAABXRUJQVlA4IDQAAAAQAwCdASo8AB4APtForlGoJiQipAgBABoJZwAAH2A8tGAA/u0HL/rXzZ2/Af4JpsXKvAAA',
  'base64',
);

async function addLogo(ctx: Ctx, programme: number): Promise<void> {
  await sql`
    with made as (
      insert into logo (programme_id, kind, bytes, width, height, created_at)
      values (${programme}, 'image/webp', ${LOGO}, 60, 30, ${ctx.clock.now()}) returning id)
    update programme set look = look || jsonb_build_object('logo', jsonb_build_object('file', made.id, 'width', 60, 'height', 30))
    from made where programme.id = ${programme}`.execute(ctx.db);
}

/** Chats of a filled programme are all over or still to come. */
async function openChat(ctx: Ctx, { programme, person }: Of): Promise<string> {
  const { rows } = await sql<{ topic: number; round: number }>`
    select topic_id as topic, round_id as round from round_topic where programme_id = ${programme} order by round_id, topic_id limit 1`.execute(
    ctx.db,
  );
  const { slug } = await demoChat(ctx, { programme, ...rows[0]!, person });
  return slug;
}

async function pictureInChat(ctx: Ctx, programme: number): Promise<string> {
  const { rows } = await sql<{ slug: string; picture: number }>`
    with added as (
      insert into file (programme_id, sha256, kind, bytes, created_at)
      values (${programme}, 'a picture in a chat', 'image/png', 'a picture in a chat', ${ctx.clock.now()}) returning id),
    chosen as (select id, slug from chat where programme_id = ${programme} order by last_number desc, id limit 1),
    changed as (
      update chat_message m set picture_id = added.id, picture_alt = 'A shelf', picture_width = 60, picture_height = 30
      from chosen, added where m.programme_id = ${programme} and m.chat_id = chosen.id and m.number = (
        select min(number) from chat_message s where s.programme_id = ${programme} and s.chat_id = chosen.id and s.state = 'shown'))
    select slug, added.id as picture from chosen, added`.execute(ctx.db);
  const { slug, picture } = rows[0]!;
  return `/chats/${slug}/pictures/${picture}`;
}

/** Proposed partners in the programme that `--matching` fills. */
async function proposed(ctx: Ctx): Promise<Record<string, string>> {
  const { rows } = await sql<{
    slug: string;
    number: number;
    proposal: number;
    application: number;
  }>`
    select p.slug, r.number, m.proposal_id as proposal, m.application_id as application
    from match_run run join programme p on p.id = run.programme_id
    join round r on r.programme_id = run.programme_id and r.id = run.round_id
    join proposal o on o.programme_id = run.programme_id and o.run_id = run.id
    join proposal_member m on m.programme_id = o.programme_id and m.proposal_id = o.id
    where run.state = 'done' order by m.proposal_id limit 20`.execute(ctx.db);
  const [row] = rows;
  if (!row) return {};
  const round = `/p/${row.slug}/workbench/matching/${row.number}`;
  return {
    '/workbench/matching/:number/proposals/:proposal': `${round}/proposals/${row.proposal}`,
    '/workbench/matching/:number/people/:application': `${round}/people/${row.application}`,
    '/workbench/matching/pairing': `/p/${row.slug}/workbench/matching/pairing?proposals=${[...new Set(rows.map(({ proposal }) => proposal))].join(',')}`,
  };
}
