import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** What pages of the matching show of a run and of proposals, beside the whole: a result of ten thousand people is megabytes. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Follow from result, proof and input by themselves, and go with them.
    alter table match_run
      add column totals jsonb generated always as (result -> 'totals') stored,
      add column proof_summary jsonb
        generated always as (proof #- '{proof,certificate}' #- '{trioProof,certificate}') stored,
      add column barrier jsonb generated always as (result -> 'insight' -> 'barrier') stored,
      -- Who is with whom, and who of them stayed so because a volunteer locked them.
      add column groups jsonb generated always as (
        case when result ? 'groups' then jsonb_path_query_array(result, '$.groups[*].members') end) stored,
      add column locked_groups jsonb generated always as (
        case when result ? 'groups' then jsonb_path_query_array(result, '$.groups[*] ? (@.locked == true).members') end) stored,
      -- Whom the run read, in its order.
      add column people jsonb generated always as (jsonb_path_query_array(input, '$.candidates[*].id')) stored;

    alter table proposal
      -- A trio's weight is that of three pairs.
      add column strength double precision generated always as (weight::float8 / greatest(1, jsonb_array_length(reasons))) stored not null,
      add column breaks_rules boolean generated always as (jsonb_path_exists(reasons, '$[*].broken[*]')) stored not null,
      -- Awake together less than two hours a day.
      add column lies_apart boolean generated always as (jsonb_path_exists(reasons, '$[*].shared.awakeHoursPerDay ? (@ < 2)')) stored not null,
      -- The best other partner that the run found for each of its people; null when it looked for none.
      add column alternatives jsonb;
    create index proposal_strength on proposal (programme_id, round_id, strength, id);

    -- Counts how often its answers were written, so that what follows from them is known to be of today.
    alter table application add column answers_version int not null default 0;

    -- Who can be given a partner consents to all there is to consent to: each of ten thousand is looked up.
    create index consent_standing on consent (programme_id, person_id, kind) where withdrawn_at is null;

    -- The list of applications: by state or by country, from the newest change back.
    create index application_latest on application (programme_id, round_id, state_at, id);
    drop index application_state;
    create index application_latest_state on application (programme_id, round_id, state, state_at, id);
    create index person_country on person (programme_id, country);

    update proposal p set alternatives = own.found from (
      select m.programme_id, m.proposal_id, jsonb_agg(one order by m.application_id) as found
      from match_run r
      cross join lateral jsonb_array_elements(r.result -> 'insight' -> 'alternatives') one
      join application a on a.programme_id = r.programme_id and a.round_id = r.round_id and a.person_id = (one ->> 'id')::bigint
      join proposal_member m on m.programme_id = a.programme_id and m.application_id = a.id
      join proposal q on q.programme_id = m.programme_id and q.id = m.proposal_id and q.run_id = r.id
      where r.state = 'done' group by 1, 2) own
    where own.programme_id = p.programme_id and own.proposal_id = p.id;
    update proposal p set alternatives = '[]' from match_run r
    where r.programme_id = p.programme_id and r.id = p.run_id and r.state = 'done' and p.alternatives is null
      and r.result -> 'insight' -> 'alternatives' is not null;
  `.execute(db);
}
