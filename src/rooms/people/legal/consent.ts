import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { currentLegal } from './legal.ts';

export const CONSENT_KINDS = ['conduct', 'privacy', 'adult'] as const;
export type ConsentKind = (typeof CONSENT_KINDS)[number];

/** The present version of each consent. */
async function versions(ctx: Pick<Ctx, 'db'>, programme: number): Promise<Record<ConsentKind, number>> {
  const { conduct, privacy } = await currentLegal(ctx, programme);
  return { conduct: conduct.version, privacy: privacy.version, adult: 1 };
}

/**
 * Notes that a person agrees to the texts in force, or is 18 or older. Agreeing twice is the same as once. Nobody is matched without all
 * three.
 */
export async function giveConsent(
  ctx: Ctx,
  input: { programme: number; person: number; actor?: Actor; kinds: readonly ConsentKind[] },
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const now = await versions(ctx, input.programme);
    for (const kind of new Set(input.kinds)) {
      const written = await ctx.db
        .insertInto('consent')
        .values({
          programme_id: input.programme,
          person_id: input.person,
          kind,
          version: now[kind],
          given_at: ctx.clock.now(),
        })
        .onConflict((c) =>
          c
            .columns(['programme_id', 'person_id', 'kind', 'version'])
            .doUpdateSet({ withdrawn_at: null, given_at: ctx.clock.now() })
            .where('consent.withdrawn_at', 'is not', null),
        )
        .executeTakeFirst();
      if (written.numInsertedOrUpdatedRows)
        await record(ctx, {
          programme: input.programme,
          actor: input.actor ?? { kind: 'person', id: input.person },
          kind: `consent-${kind}`,
          subject: ['person', input.person],
          data: { version: now[kind] },
        });
    }
  });
}

/** Copies consents given in the browser that began an application to the owner of the address, who confirms them together with the address. */
export async function copyConsents(
  ctx: Ctx,
  { programme, from, to }: { programme: number; from: number; to: number },
): Promise<void> {
  await sql`
    insert into consent (programme_id, person_id, kind, version, given_at)
    select programme_id, ${to}, kind, version, ${ctx.clock.now()} from consent
    where programme_id = ${programme} and person_id = ${from} and withdrawn_at is null
    on conflict do nothing`.execute(ctx.db);
}

/** The consents that a person still has to give before being matched; empty when none is missing. */
export async function missingConsents(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  person: number,
): Promise<ConsentKind[]> {
  const { rows } = await sql<{ kind: ConsentKind }>`${missing(programme, sql`${person}`)}`.execute(ctx.db);
  return CONSENT_KINDS.filter((kind) => rows.some((row) => row.kind === kind));
}

/** The kinds of consent that somebody lacks, as rows. */
const missing = (programme: number, person: RawBuilder<unknown>) => sql`
  select need.kind from unnest(${[...CONSENT_KINDS]}::text[]) need (kind)
  where not exists (
    select from consent c
    where c.programme_id = ${programme} and c.person_id = ${person} and c.kind = need.kind and c.withdrawn_at is null
      and c.version = case need.kind when 'adult' then 1 else (
        select max(l.version) from legal_text l where l.programme_id = ${programme} and l.kind = need.kind) end)`;

/** Whether a person, given by number, lacks a consent: as `missingConsents`, for use within a query. */
export const lacksConsent = (programme: number, person: RawBuilder<unknown>): RawBuilder<boolean> =>
  sql<boolean>`exists (${missing(programme, person)})`;
