import { linkToken } from '../src/rooms/people/index.ts';
import type { CastName } from './cast.ts';
import type { PartnersScene } from './partners.ts';
import type { MailData, MailKind } from '../src/rooms/kinds.ts';
import { finders } from '../src/mail/out/secretFinders.ts';
import { fillIn } from '../src/mail/out/placeholders.ts';

/** Kinds of mail that need nothing but a partnership. */
type OfPartnership = {
  [K in MailKind]: MailData<K> extends { partnership: number }
    ? { partnership: number } extends MailData<K>
      ? K
      : never
    : never;
}[MailKind];

/** Queues a mail of a kind to some of the cast and returns it as it would leave. */
export async function mailed(
  { ctx, cast, pair }: PartnersScene,
  kind: OfPartnership,
  to: CastName,
): Promise<{ subject: string; text: string; html: string }> {
  const person = cast.people[to];
  await ctx.mailer.queue(ctx, [
    { programme: cast.programme, kind, occasion: `partnership:${pair}`, person, data: { partnership: pair } },
  ]);
  const mail = await ctx.db
    .selectFrom('outbox')
    .select(['subject', 'text', 'html', 'data'])
    .where('kind', '=', kind)
    .where('person_id', '=', person)
    .executeTakeFirstOrThrow();
  return fillIn(
    ctx,
    { ...mail, programme: cast.programme, base: 'https://shelves.example' },
    finders,
    (purpose, subject) => linkToken(ctx, { programme: cast.programme, person, purpose, subject }),
  );
}

export const plain = (text: string): string => text.replaceAll(/[\u2068\u2069]/g, '').replaceAll(/\s+/g, ' ');
