import { isZone } from '../../lib/time/time.ts';
import { isOvertaken, versionOf } from '../../lib/text/version.ts';
import { inTransaction } from '../ctx.ts';
import type { Actor, Ctx } from '../ctx.ts';
import { record } from '../log/index.ts';

export interface Details {
  name: string;
  called: string;
  pronunciation: string;
  /** Of the programme's. */
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
 * `base`, the `detailsVersion` that the writer began with, nothing overwrites what another saved meanwhile.
 */
export async function changeDetails(
  ctx: Ctx,
  input: Details & {
    programme: number;
    person: number;
    locales: readonly string[];
    actor?: Actor;
    base?: string | undefined;
  },
): Promise<{ ok: true } | { ok: false; problems: DetailProblems; isOvertaken?: true }> {
  const details = { ...input, name: clean(input.name), called: clean(input.called) };
  const pronunciation = clean(input.pronunciation);
  const problems: DetailProblems = {};
  if (!details.name) problems.name = 'required';
  else if (lengthOf(details.name) > LONGEST) problems.name = 'too-long';
  if (lengthOf(details.called) > LONGEST) problems.called = 'too-long';
  if (lengthOf(pronunciation) > LONGEST) problems.pronunciation = 'too-long';
  if (!isZone(input.zone)) problems.zone = 'zone';
  if (!input.locales.includes(input.locale)) problems.locale = 'language';
  if (Object.keys(problems).length > 0) return { ok: false, problems };
  const { programme, person } = input;
  return inTransaction(ctx, async (ctx) => {
    const { name, called, zone, locale } = details;
    const now = await ctx.db
      .selectFrom('person')
      .select(['name', 'called', 'pronunciation', 'locale', 'zone'])
      .where('programme_id', '=', programme)
      .where('id', '=', person)
      .forUpdate()
      .executeTakeFirst();
    if (now && isOvertaken(input.base, wordsOf(now))) return { ok: false, problems: {}, isOvertaken: true };
    await ctx.db
      .updateTable('person')
      .set({ name, called, pronunciation, zone, locale })
      .where('programme_id', '=', programme)
      .where('id', '=', person)
      .execute();
    const own = { kind: 'person', id: person } as const;
    const { actor = own } = input;
    const isOwn = actor.kind === 'person' && actor.id === person;
    const kind = isOwn ? 'details-changed' : 'details-changed-for';
    const event = await record(ctx, { programme, actor, kind, subject: ['person', person] });
    if (!isOwn)
      await ctx.mailer.queue(ctx, [
        { programme, kind: 'details-changed-for', occasion: `event:${event}`, person, data: {} },
      ]);
    return { ok: true };
  });
}

/** One line: a name goes into subjects and headings. */
function clean(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').trim();
}
