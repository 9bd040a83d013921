import { isDeepStrictEqual } from 'node:util';
import { onCleanLine } from '../../lib/text/oneLine.ts';
import { hasTooManyOctets } from '../../lib/text/nameOctets.ts';
import { isZone } from '../../lib/time/time.ts';
import { isOvertaken, versionOf } from '../../lib/text/version.ts';
import { inTransaction } from '../ctx.ts';
import type { Actor, Ctx } from '../ctx.ts';
import { record } from '../log/index.ts';
import { transition } from '../mails/index.ts';

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

/** The version of a person's details. */
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
 * Changes how a person is named, and in which language and zone they read. When a volunteer does it (`actor`), the person is told by mail
 * how it stands now. `base` is the `detailsVersion` that the writer began with: nothing that somebody else saved meanwhile is overwritten.
 * An unchanged result (`isSame`) is told to nobody.
 */
export async function changeDetails(
  ctx: Ctx,
  input: Details & {
    programme: number;
    person: number;
    /** Country of somebody whose application names none. Absent: no change. */
    country?: string | null;
    locales: readonly string[];
    actor?: Actor;
    undoes?: number;
    base?: string | undefined;
  },
): Promise<{ ok: true; isSame?: true } | { ok: false; problems: DetailProblems; isOvertaken?: true }> {
  const details = { ...input, name: onCleanLine(input.name), called: onCleanLine(input.called) };
  const pronunciation = onCleanLine(input.pronunciation);
  // Earlier details may come back even if they break rules for new ones.
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

/**
 * Restores a person's details as they were before a coordinator's change, if they are unchanged since. Mails the person, unless the mail
 * about that change had not left.
 */
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

/** Keeps the details before a change, for one undo. They replace those kept for an earlier change. */
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

/** Drops the mail about a change if it had not left. True if so. */
async function takeBackMail(ctx: Ctx, programme: number, event: number): Promise<boolean> {
  const unsent = await transition(ctx.db, 'takeBack', { last_error: 'reason-gone' })
    .where('programme_id', '=', programme)
    .where('kind', '=', 'details-changed-for')
    .where('occasion', '=', `event:${event}`)
    .returning('id')
    .execute();
  return unsent.length > 0;
}
