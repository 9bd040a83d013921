import { sql } from 'kysely';
import { createDb, createPool } from '../../../src/db/pool.ts';
import { openSession } from '../../../src/rooms/people/index.ts';
import { DIRECTOR } from '../../../src/simulate/world.ts';
import { ctxAt, listenerOn, open } from './app.ts';
import { latePage } from './latePage.ts';

// One process with the pages as shipped, on a database with a programme whose proposals wait to be looked at. Prints its port, a director's
// session and every page of the matching.

export interface MatchingPages {
  port: number;
  session: string;
  /** People whom the round matches. */
  people: number;
  pages: { name: string; path: string }[];
}

const pool = createPool(JSON.parse(process.argv[2]!) as { host: string });
const ctx = ctxAt(createDb(pool), new Date());
const { rows } = await sql<{
  programme: number;
  slug: string;
  run: number;
  round: number;
  number: number;
  people: number;
}>`
  select p.id as programme, p.slug, m.id as run, m.round_id as round, r.number, (m.result->'totals'->>'people')::int as people
  from match_run m join programme p on p.id = m.programme_id join round r on r.programme_id = p.id and r.id = m.round_id
  where m.state = 'done' and not exists (select from publication b where b.programme_id = m.programme_id and b.round_id = m.round_id)
  order by people desc, m.number desc limit 1`.execute(ctx.db);
const [at] = rows;
if (!at) throw new Error('no round waits for its partners to be published');
const one = async (query: ReturnType<typeof sql<{ one: number | string }>>): Promise<number | string> =>
  (await query.execute(ctx.db)).rows[0]!.one;
const proposal = await one(sql`
  select id as one from proposal where programme_id = ${at.programme} and round_id = ${at.round} and run_id = ${at.run}
  order by id offset (select count(*) / 2 from proposal where programme_id = ${at.programme} and round_id = ${at.round}) limit 1`);
const placed = await one(sql`
  select application_id as one from proposal_member where programme_id = ${at.programme} and proposal_id = ${proposal} limit 1`);
const free = await one(sql`
  select application_id as one from unmatched where programme_id = ${at.programme} and round_id = ${at.round} order by 1 limit 1`);
const country = await one(sql`
  select country as one from person where programme_id = ${at.programme} and country is not null group by 1 order by count(*) desc limit 1`);
const account = await one(sql`select id as one from account where address = ${DIRECTOR.address}`);
const session = await openSession(ctx, { account: Number(account), device: 'a bench' });

const port = await open(listenerOn(ctx));
const matching = `/p/${at.slug}/workbench/matching`;
const of = `${matching}/${at.number}`;
/** Adds the number of the page that was reached to its name. */
const late = async (name: string, list: string, wanted: number): Promise<Record<string, string>> => {
  const { path, page } = await latePage(port, list, { session, wanted });
  return { [`${name}, page ${page}`]: path };
};
const pages = Object.entries({
  'the rounds': matching,
  'how it works': `${matching}/how`,
  'the overview': of,
  'the rules': `${of}/policy`,
  'a run': `${of}/runs/${at.run}`,
  'what each rule costs': `${of}/runs/${at.run}/sensitivity`,
  'two runs beside each other': `${of}/changes`,
  ...(await late('their differences', `${of}/changes`, 20)),
  'the forecast': `${of}/forecast`,
  'the weakest proposals': `${of}/proposals`,
  ...(await late('the strongest', `${of}/proposals?sort=-fit`, 60)),
  'the newest with a country': `${of}/proposals?sort=made&country=${country}`,
  'a proposal': `${of}/proposals/${proposal}`,
  'who has no partner': `${of}/unplaced`,
  ...(await late('who has no partner', `${of}/unplaced`, 3)),
  'somebody placed': `${of}/people/${placed}`,
  'somebody without': `${of}/people/${free}`,
  'the publication': `${of}/publication`,
}).map(([name, path]) => ({ name, path }));
console.log(
  JSON.stringify({
    port,
    session,
    people: at.people,
    pages,
  } satisfies MatchingPages),
);
