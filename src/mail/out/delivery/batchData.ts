import type { Wordings } from '../../../i18n/translate.ts';
import type { Ctx } from '../../../rooms/ctx.ts';
import { rhythmsOf } from '../../../rooms/preferences/index.ts';
import { ownWordingIn } from '../../../rooms/outbox/index.ts';
import type { Rhythm } from '../../../rooms/preferences/index.ts';
import { linkTokens } from '../../../rooms/people/index.ts';
import type { Person } from '../../../rooms/people/index.ts';
import { programmeWithBase } from '../../../rooms/programmes/index.ts';
import type { Programme } from '../../../rooms/programmes/index.ts';
import { localeFor } from '../compose.ts';
import type { Memo } from '../compose.ts';
import { mails } from '../registry.ts';
import type { OutboxRow } from './claim.ts';
import { anyOf } from '../../../db/anyOf.ts';

/** Data that the mails of a batch share, read once. */
export interface BatchData {
  programmes: Map<number, { programme: Programme; base: string }>;
  people: Map<string, Person>;
  wordings: Map<string, Wordings>;
  unsubscribed: Set<string>;
  suppressed: Set<string>;
  /** How readers want their mail, by `programme/person`. */
  rhythms: Map<string, Rhythm>;
  /** Tokens of links that stop a kind of mail, by `programme/person/category`. */
  tokens: Map<string, string>;
  /** Results that the mails' own files read for many mails at once, such as the topic. */
  memo: Memo;
}

export async function readBatchData(
  ctx: Ctx,
  publicUrl: string,
  rows: readonly OutboxRow[],
): Promise<BatchData> {
  const data: BatchData = {
    programmes: new Map(),
    people: new Map(),
    wordings: new Map(),
    unsubscribed: new Set(),
    suppressed: new Set(),
    rhythms: new Map(),
    tokens: new Map(),
    memo: new Map(),
  };
  for (const [id, own] of Map.groupBy(rows, (row) => row.programme_id)) {
    const home = await programmeWithBase(ctx, id, publicUrl);
    const { programme } = home;
    data.programmes.set(id, home);
    const ids = [...new Set(own.map((row) => row.person_id))];
    const people = await ctx.db
      .selectFrom('person')
      .selectAll()
      .where('programme_id', '=', id)
      .where('id', '=', anyOf(ids))
      .execute();
    for (const person of people) data.people.set(`${id}/${person.id}`, person);
    await whoGetsNothing(ctx, data, id, ids, [
      ...own.map((row) => row.address),
      ...people.flatMap(({ address }) => address ?? []),
    ]);
    for (const [person, rhythm] of await rhythmsOf(ctx, id, ids)) data.rhythms.set(`${id}/${person}`, rhythm);
    const locales = [...new Set(people.map((person) => localeFor(programme, person)))];
    for (const [locale, own] of await ownWordingIn(ctx, id, locales))
      data.wordings.set(`${id}/${locale}`, own);
    const living = own.filter((row) => data.people.get(`${id}/${row.person_id}`)?.erased_at === null);
    // A mail of a kind that only a newer version knows has no category here; it is put back on its own.
    for (const [category, rows] of Map.groupBy(living, (row) => mails.get(row.kind)?.category ?? null)) {
      if (category === null) continue;
      const persons = [...new Set(rows.map((row) => row.person_id))];
      const tokens = await linkTokens(ctx, {
        programme: id,
        persons,
        purpose: 'unsubscribe',
        subject: category,
      });
      for (const [person, token] of tokens) data.tokens.set(`${id}/${person}/${category}`, token);
    }
  }
  return data;
}

async function whoGetsNothing(
  ctx: Ctx,
  data: BatchData,
  programme: number,
  people: readonly number[],
  addresses: readonly string[],
): Promise<void> {
  const stopped = await ctx.db
    .selectFrom('unsubscription')
    .select(['person_id', 'category'])
    .where('programme_id', '=', programme)
    .where('person_id', '=', anyOf(people))
    .execute();
  for (const one of stopped) data.unsubscribed.add(`${programme}/${one.person_id}/${one.category}`);
  const suppressed = await ctx.db
    .selectFrom('suppression')
    .select('address')
    .where('programme_id', '=', programme)
    .where('address', '=', anyOf([...new Set(addresses)]))
    .execute();
  for (const { address } of suppressed) data.suppressed.add(`${programme}/${address}`);
}
