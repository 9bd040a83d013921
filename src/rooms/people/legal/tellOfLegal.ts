import { takeBackUntil } from '../../../lib/time/timeToTakeBack.ts';
import { sameTexts } from '../../../lib/text/texts.ts';
import type { Texts } from '../../../lib/text/texts.ts';
import type { Ctx, QueuedMail } from '../../ctx.ts';
import { transition } from '../../mails/index.ts';
import type { LegalKind } from './legal.ts';

/**
 * Mails everybody who agreed to an earlier version of a legal text what has changed, some minutes from now. People who were not told of the
 * version before get one mail about both. People for whom nothing changed get none.
 */
export async function tellOfLegal(
  ctx: Ctx,
  { programme, kind, version }: { programme: number; kind: LegalKind; version: number },
): Promise<void> {
  const unread = await takeBackUnread(ctx, programme, kind);
  const texts = await textsOf(ctx, programme, kind);
  const people = await ctx.db
    .selectFrom('consent')
    .innerJoin('person', (join) =>
      join
        .onRef('person.programme_id', '=', 'consent.programme_id')
        .onRef('person.id', '=', 'consent.person_id'),
    )
    .select('person.id')
    .distinct()
    .where('consent.programme_id', '=', programme)
    .where('consent.kind', '=', kind)
    .where('consent.withdrawn_at', 'is', null)
    .where('person.erased_at', 'is', null)
    .where('person.stands_for', 'is', null)
    .where('person.address_confirmed_at', 'is not', null)
    .orderBy('person.id')
    .execute();
  const dueAt = takeBackUntil(ctx.clock.now());
  const occasion = `legal:${kind}:${version}`;
  const mails = people.flatMap(({ id: person }): QueuedMail[] => {
    const from = unread.get(person) ?? version - 1;
    if (sameTexts(texts.get(from) ?? {}, texts.get(version) ?? {})) return [];
    const data = { legal: kind, from, version };
    return [{ programme, kind: 'legal-changed', occasion, person, data, dueAt }];
  });
  await ctx.mailer.queue(ctx, mails);
}

/** Drops the mails about this text that nobody has got yet. Answers the version from which each of their readers knows nothing. */
async function takeBackUnread(ctx: Ctx, programme: number, kind: LegalKind): Promise<Map<number, number>> {
  const rows = await transition(ctx.db, 'takeBack', { last_error: 'reason-gone' })
    .where('programme_id', '=', programme)
    .where('kind', '=', 'legal-changed')
    .where((eb) => eb(eb.ref('data', '->>').key('legal'), '=', kind))
    .returning(['person_id', 'data'])
    .execute();
  return new Map(rows.map(({ person_id, data }) => [person_id, ctx.mailer.read('legal-changed', data).from]));
}

async function textsOf(ctx: Ctx, programme: number, kind: LegalKind): Promise<Map<number, Texts>> {
  const rows = await ctx.db
    .selectFrom('legal_text')
    .select(['version', 'text'])
    .where('programme_id', '=', programme)
    .where('kind', '=', kind)
    .execute();
  return new Map(rows.map(({ version, text }) => [version, text]));
}
