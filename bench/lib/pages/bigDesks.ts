import { sql } from 'kysely';
import type { Ctx } from '../../../src/rooms/ctx.ts';
import { nameTwo } from '../../../src/rooms/duplicates/index.ts';
import { startDraft } from '../../../src/rooms/imports/index.ts';
import { announce } from '../../../src/rooms/outbox/index.ts';

/** As many as a large real round has. */
const ROWS = 764;

interface Of {
  programme: number;
  /** The path of the programme. */
  home: string;
  /** The round that is open. */
  round: { id: number; number: number };
}

/**
 * Makes things that volunteers keep open for minutes, and returns their paths: an imported spreadsheet, two who may be one person, answers
 * to correct, a waiting announcement.
 */
export async function bigDesks(ctx: Ctx, of: Of): Promise<Record<string, string>> {
  const { home } = of;
  return {
    '/workbench/rounds/:number/import/:id': `${home}/workbench/rounds/${of.round.number}/import/${await importing(ctx, of)}`,
    '/workbench/duplicates/:id': `${home}/workbench/duplicates/${await alike(ctx, of)}`,
    '/workbench/announcements/:id': `${home}/workbench/announcements/${await announcing(ctx, of)}`,
    '/workbench/applications/:id/answers/:step': `${home}/workbench/applications/${await matched(ctx, of)}/answers/1`,
  };
}

/** One person in ten comes from an unknown country, and one in fifteen has an invalid address. */
async function importing(ctx: Ctx, { programme, round }: Of): Promise<number> {
  const rows = Array.from({ length: ROWS }, (_, n) => {
    const address = n % 15 === 0 ? 'nowhere' : `import${n}@people.example`;
    return `Person ${n},${address},${n % 10 === 0 ? 'Atlantis' : 'Peru'}`;
  });
  const file = { name: 'people.csv', bytes: Buffer.from(`Name,E-mail,Country\n${rows.join('\n')}\n`) };
  const started = await startDraft(ctx, { programme, actor: { kind: 'command' }, round: round.id, file });
  if (!started.ok) throw new Error(started.reason);
  return started.draft;
}

/** Writes an announcement to applicants of the open round that leaves in ten days. */
async function announcing(ctx: Ctx, { programme, round }: Of): Promise<number> {
  const day = new Date(ctx.clock.now().getTime() + 10 * 86_400_000).toISOString().slice(0, 10);
  const announced = await announce(ctx, {
    programme,
    actor: { kind: 'command' },
    subject: { en: 'The library is closed' },
    body: { en: 'For one day.' },
    filter: { round: round.id },
    day,
  });
  if (!announced.ok) throw new Error(announced.problems.map(({ reason }) => reason).join());
  return announced.id;
}

async function alike(ctx: Ctx, { programme }: Of): Promise<number> {
  const { rows } = await sql<{ address: string }>`
    select person.address from person join application a on a.programme_id = person.programme_id and a.person_id = person.id
    where person.programme_id = ${programme} and a.state = 'matched' group by person.id, person.address order by person.id limit 2`.execute(
    ctx.db,
  );
  const named = await nameTwo(ctx, {
    programme,
    actor: { kind: 'command' },
    addresses: [rows[0]!.address, rows[1]!.address],
  });
  if (!named.ok) throw new Error(named.reason);
  return named.duplicate;
}

async function matched(ctx: Ctx, { programme }: Of): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    select id from application where programme_id = ${programme} and state = 'matched' order by id limit 1`.execute(
    ctx.db,
  );
  return rows[0]!.id;
}
