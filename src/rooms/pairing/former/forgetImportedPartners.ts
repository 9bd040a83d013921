import { sql } from 'kysely';
import type { Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { removePeople } from '../../people/index.ts';

/** Months to keep an imported former partner who never applies. */
const MEMORY_MONTHS = 24;

/**
 * A duty of the timetable: deletes people, with their pairs, who are known only as imported former partners and have not applied in two
 * years.
 */
export async function forgetImportedPartners(ctx: Ctx): Promise<void> {
  const before = Temporal.Instant.fromEpochMilliseconds(ctx.clock.now().getTime())
    .toZonedDateTimeISO('UTC')
    .subtract({ months: MEMORY_MONTHS });
  await removePeople(
    ctx,
    sql`imported_at <= ${new Date(before.epochMilliseconds)}
      and address_confirmed_at is null and account_id is null and erased_at is null
      and (exists (select from former_pair as pair where pair.programme_id = person.programme_id
          and pair.person_a = person.id and pair.source = 'import')
        or exists (select from former_pair as pair where pair.programme_id = person.programme_id
          and pair.person_b = person.id and pair.source = 'import'))
      and not exists (select from application as own where own.programme_id = person.programme_id and own.person_id = person.id)
      and not exists (select from membership as own where own.programme_id = person.programme_id and own.person_id = person.id)
      and not exists (select from role as own where own.programme_id = person.programme_id and own.person_id = person.id)
      and not exists (select from invitation as own where own.programme_id = person.programme_id and own.person_id = person.id)`,
    (ctx, programme, people) =>
      record(ctx, {
        programme,
        actor: { kind: 'timetable' },
        kind: 'memories-purged',
        subject: ['programme', programme],
        data: { people },
      }),
  );
}
