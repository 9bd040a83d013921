import type { Ctx } from '../../../rooms/ctx.ts';
import { mayAnswer, mayAnswerStranger } from '../../../rooms/incoming/index.ts';
import type { IncomingRow } from '../../../rooms/incoming/index.ts';
import type { Person } from '../../../rooms/people/index.ts';
import type { Automatic } from '../loops.ts';
import type { Message } from '../message/index.ts';

interface Unproven {
  row: Pick<IncomingRow, 'id' | 'proof'>;
  message: Message;
  /** Its From line's address; '' for none. */
  sender: string;
  isUnseen: boolean;
  /** Why it looks like a machine's: then nobody but the owner is written to. */
  automatic: Automatic | null;
}

/** Questions to one person in a day, so that nobody can flood them. */
const A_DAY = 5;
const DAY = 86_400_000;

/**
 * Asks the person whose reply address was used whether a mail is theirs, when nothing shows it: many write from a second address. It waits
 * in the tray until they say so; the address it came from hears that it does. A mail that the tray is silent about is not named in the
 * outbox either.
 */
export async function askOwner(ctx: Ctx, owner: Person, mail: Unproven): Promise<void> {
  const programme = owner.programme_id;
  const isAsked = (await askedToday(ctx, owner)) < A_DAY;
  if (isAsked)
    await ctx.mailer.queue(ctx, [
      {
        programme,
        kind: 'sender-unsure',
        occasion: `incoming:${mail.row.id}`,
        person: owner.id,
        data: { incoming: mail.row.id, sender: mail.sender, ...unseen(mail) },
      },
    ]);
  if (
    !mail.automatic &&
    mail.sender !== '' &&
    mail.sender !== owner.address &&
    (await mayTell(ctx, programme, mail))
  )
    await ctx.mailer.queue(ctx, [
      {
        programme,
        kind: 'sender-asked',
        occasion: `incoming:${mail.row.id}`,
        person: owner.id,
        address: mail.sender,
        data: { isAsked, ...unseen(mail) },
        inReplyTo: mail.message.messageId,
      },
    ]);
}

const unseen = ({ isUnseen }: Unproven): { isUnseen?: true } => (isUnseen ? { isUnseen: true } : {});

/** Once a day to each address, and never to one whose domain says that the mail is forged. */
async function mayTell(
  ctx: Ctx,
  programme: number,
  { row: { proof: check }, sender: address }: Unproven,
): Promise<boolean> {
  if (check === 'fail') return false;
  return check === 'pass' ? mayAnswer(ctx, { programme, address }) : mayAnswerStranger(ctx, address);
}

async function askedToday(ctx: Ctx, { programme_id: programme, id }: Person): Promise<number> {
  const { count } = await ctx.db
    .selectFrom('outbox')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('programme_id', '=', programme)
    .where('person_id', '=', id)
    .where('kind', '=', 'sender-unsure')
    .where('queued_at', '>', new Date(ctx.clock.now().getTime() - DAY))
    .executeTakeFirstOrThrow();
  return Number(count);
}
