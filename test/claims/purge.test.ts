import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { forgetMatchInputs } from '../../src/rooms/pairing/index.ts';
import { purgeRounds } from '../../src/rooms/partnerships/index.ts';
import { CLAIMS } from '../../src/rooms/brought.ts';
import { claimed } from '../../src/rooms/claim.ts';
import { NUMBER, WORD, everywhere } from './fill.ts';
import { hits } from './hits.ts';

/** The data that claims drop on the data date of a round: rows by their table, columns as `table.column`. */
const goes = claimed(CLAIMS).flatMap(([table, { round }]) =>
  round === 'gone' ? [`${table}.`] : (round ?? []).map((column) => `${table}.${column}`),
);
const isGone = (place: string): boolean =>
  goes.some((one) => (one.endsWith('.') ? place.startsWith(one) : place === one));

test('at the date of a round’s data goes what the claims say, and nothing else', () =>
  everywhere(async ({ ctx, her, made }) => {
    await sql`update round set published_at = ${ctx.clock.now()}`.execute(ctx.db);
    await sql`update round_date set kind = 'purges', due_at = ${ctx.clock.now()}`.execute(ctx.db);
    await sql`
      update outbox set state = 'sent', data = jsonb_build_object('partnership', ${made.get('partnership')}::bigint)`.execute(
      ctx.db,
    );
    const texts = [WORD, her.name, String(NUMBER)];
    const before = Object.keys(await hits(ctx.db, texts));
    expect(goes.filter((one) => !before.some((place) => place.startsWith(one)))).toEqual([]);
    await purgeRounds(ctx);
    await forgetMatchInputs(ctx);
    const after = Object.keys(await hits(ctx.db, texts));
    expect(after.filter(isGone)).toEqual([]);
    expect(before.filter((place) => !isGone(place) && !after.includes(place))).toEqual([]);
  }));
