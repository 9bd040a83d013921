import type { Ctx } from '../../../rooms/ctx.ts';
import { mayAnswer, mayAnswerStranger } from '../../../rooms/incoming/index.ts';
import type { IncomingRow } from '../../../rooms/incoming/index.ts';
import type { Person } from '../../../rooms/people/index.ts';
import type { Automatic } from '../loops.ts';
import type { Message } from '../message/index.ts';

interface Unproven {
  row: Pick<IncomingRow, 'id' | 'proof'>;
  message: Message;
  /** The address of the From line; '' for none. */
  sender: string;
  isUnseen: boolean;
  /** Why the mail looks like a machine's: then only the owner is written to. */
  automatic: Automatic | null;
}

/** Most questions to one person in a day, so that nobody can flood them. */
const A_DAY = 5;
const DAY = 86_400_000;

/**
 * Asks the owner of the reply address whether an unproven mail is theirs: many people write from a second address. The mail waits in the
 * tray until they answer, and the address it came from is told so. The outbox does not name a mail that the tray keeps quiet about.
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

/** Allows one mail a day to each address, and none to an address whose domain says that the mail is forged. */
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
