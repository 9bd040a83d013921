import { isDeepStrictEqual } from 'node:util';
import { onCleanLine } from '../../lib/text/oneLine.ts';
import { hasTooManyOctets } from '../../lib/text/nameOctets.ts';
import { isZone } from '../../lib/time/time.ts';
import { isOvertaken, versionOf } from '../../lib/text/version.ts';
import { inTransaction } from '../ctx.ts';
import type { Actor, Ctx } from '../ctx.ts';
import { record } from '../log/index.ts';
import { transition } from '../outboxTransitions.ts';

export interface Details {
  name: string;
  called: string;
  pronunciation: string;
  /** One of the programme's languages. */
  locale: string;
  zone: string;
}
export type DetailProblems = Partial<Record<keyof Details, 'required' | 'too-long' | 'zone' | 'language'>>;

const LONGEST = 100;
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const lengthOf = (text: string): number => [...graphemes.segment(text)].length;

type Stored = Omit<Details, 'zone'> & { zone: string | null };

/** The version of somebody's details. */
export const detailsVersion = ({ name, called, pronunciation, locale, zone }: Stored): string =>
  versionOf(wordsOf({ name, called, pronunciation, locale, zone }));

const wordsOf = ({ name, called, pronunciation, locale, zone }: Stored) => [
  name,
  called,
  pronunciation,
  locale,
  zone,
];

/**
 * Changes how a person is named, and how they read: language and zone. A volunteer does it as `actor`, and the person is told by mail how it stands now. With
 * `base`, the `detailsVersion` that the writer began with, nothing overwrites what another saved meanwhile. Of what stays the `isSame` nobody is told.
 */
export async function changeDetails(
  ctx: Ctx,
  input: Details & {
    programme: number;
    person: number;
    /** Country of somebody whose application names none; absent: stays as it is. */
    country?: string | null;
    locales: readonly string[];
    actor?: Actor;
    undoes?: number;
    base?: string | undefined;
  },
): Promise<{ ok: true; isSame?: true } | { ok: false; problems: DetailProblems; isOvertaken?: true }> {
  const details = { ...input, name: onCleanLine(input.name), called: onCleanLine(input.called) };
  const pronunciation = onCleanLine(input.pronunciation);
  // Details that were there before may stand again, whatever is asked of new ones.
  const problems = input.undoes === undefined ? problemsOf({ ...details, pronunciation }, input.locales) : {};
  if (Object.keys(problems).length > 0) return { ok: false, problems };
  const { programme, person } = input;
  return inTransaction(ctx, async (ctx) => {
    const { name, called, zone, locale, country } = details;
    const changesCountry = country !== undefined;
    const now = await ctx.db
      .selectFrom('person')
      .select(['name', 'called', 'pronunciation', 'locale', 'zone', 'country'])
      .where('programme_id', '=', programme)
      .where('id', '=', person)
      .forUpdate()
      .executeTakeFirst();
    if (!now) return { ok: false, problems: {} };
    if (isOvertaken(input.base, wordsOf(now))) return { ok: false, problems: {}, isOvertaken: true };
    const own = { kind: 'person', id: person } as const;
    const { actor = own, undoes } = input;
    const isOwn = actor.kind === 'person' && actor.id === person && undoes === undefined;
    const next = {
      name,
      called,
      pronunciation,
      locale,
      zone,
      country: changesCountry ? country : now.country,
    };
    if (!isOwn && undoes === undefined && isDeepStrictEqual(next, now)) return { ok: true, isSame: true };
    await ctx.db
      .updateTable('person')
      .set({ name, called, pronunciation, zone, locale, ...(changesCountry ? { country } : {}) })
      .where('programme_id', '=', programme)
      .where('id', '=', person)
      .execute();
    const about = { programme, actor, subject: ['person', person] } as const;
    if (isOwn) {
      await record(ctx, { ...about, kind: 'details-changed' });
      return { ok: true };
    }
    const event =
      undoes === undefined
        ? await record(ctx, { ...about, kind: 'details-changed-for' })
        : await record(ctx, { ...about, kind: 'details-given-back', undoes });
    const became = detailsVersion({ name, called, pronunciation, locale, zone });
    if (undoes === undefined)
      await keepBefore(ctx, { programme, person, event, before: now, became, changesCountry });
    else if (await takeBackMail(ctx, programme, undoes)) return { ok: true };
    await ctx.mailer.queue(ctx, [
      { programme, kind: 'details-changed-for', occasion: `event:${event}`, person, data: {} },
    ]);
    return { ok: true };
  });
}

function problemsOf(details: Details, locales: readonly string[]): DetailProblems {
  const problems: DetailProblems = {};
  if (!details.name) problems.name = 'required';
  else if (lengthOf(details.name) > LONGEST || hasTooManyOctets(details.name)) problems.name = 'too-long';
  if (lengthOf(details.called) > LONGEST) problems.called = 'too-long';
  if (lengthOf(details.pronunciation) > LONGEST) problems.pronunciation = 'too-long';
  if (!isZone(details.zone)) problems.zone = 'zone';
  if (!locales.includes(details.locale)) problems.locale = 'language';
  return problems;
}

/** Gives somebody back the details before a coordinator's change, if unchanged since. Mails them, unless the first mail had not left. */
export async function undoDetails(
  ctx: Ctx,
  input: { programme: number; actor: Actor; person: number; undoes: number },
): Promise<{ ok: boolean }> {
  const { programme, person, undoes } = input;
  return inTransaction(ctx, async (ctx) => {
    const before = await ctx.db
      .selectFrom('details_before')
      .selectAll()
      .where('programme_id', '=', programme)
      .where('person_id', '=', person)
      .where('event_id', '=', undoes)
      .executeTakeFirst();
    if (!before) return { ok: false };
    const { locales, zone: home } = await ctx.db
      .selectFrom('programme')
      .select(['locales', 'zone'])
      .where('id', '=', programme)
      .executeTakeFirstOrThrow();
    const zone = before.zone ?? home;
    const {
      country,
      has_country: changesCountry,
      name,
      called,
      pronunciation,
      locale,
      became: base,
    } = before;
    const details = { name, called, pronunciation, locale, zone, ...(changesCountry ? { country } : {}) };
    return changeDetails(ctx, { ...input, ...details, programme, person, locales, base });
  });
}

/** Keeps what stood before a change, for one undo: what was kept of an earlier change goes. */
async function keepBefore(
  ctx: Ctx,
  of: {
    programme: number;
    person: number;
    event: number;
    before: Stored & { country: string | null };
    became: string;
    changesCountry: boolean;
  },
): Promise<void> {
  const row = { event_id: of.event, became: of.became, has_country: of.changesCountry, ...of.before };
  await ctx.db
    .insertInto('details_before')
    .values({ programme_id: of.programme, person_id: of.person, ...row })
    .onConflict((c) => c.columns(['programme_id', 'person_id']).doUpdateSet(row))
    .execute();
}

/** Whether the mail about a change had not left: then it stays away. */
async function takeBackMail(ctx: Ctx, programme: number, event: number): Promise<boolean> {
  const unsent = await transition(ctx.db, 'takeBack', { last_error: 'reason-gone' })
    .where('programme_id', '=', programme)
    .where('kind', '=', 'details-changed-for')
    .where('occasion', '=', `event:${event}`)
    .returning('id')
    .execute();
  return unsent.length > 0;
}
