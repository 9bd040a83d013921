import type { Ctx } from '../../../rooms/ctx.ts';
import { CATEGORIES } from '../../../rooms/preferences/index.ts';
import type { Category } from '../../../rooms/preferences/index.ts';
import type { Person } from '../../../rooms/people/index.ts';
import type { Programme } from '../../../rooms/programmes/index.ts';
import { replyAddress } from '../../ownAddresses/replyAddress.ts';
import type { ReplyForm } from '../../ownAddresses/replyAddress.ts';
import { bounceAddress } from '../../ownAddresses/bounceAddress.ts';
import type { Mail } from '../define.ts';
import type { Parts } from '../placeholders.ts';
import type { NamedAddress, Outgoing } from './transport.ts';

/** The installation's sender address. */
export interface Sender {
  address: string;
  /** The part after its @. */
  domain: string;
}

/** The recipient of a mail: the part on which their own reply addresses depend. */
type Reader = Pick<Person, 'id' | 'link_epoch'>;

export interface Letterhead {
  sender: Sender;
  programme: Programme;
  /** The address of the programme's pages. */
  base: string;
  definition: Mail;
  locale: string;
  fromName?: string | undefined;
  references?: string[] | undefined;
  /** The form of reply addresses; without it, replies go to the programme's own address. */
  replies?: ReplyForm | undefined;
}

/** The mail as it leaves: its content, and the headers that the outside world expects (RFC 2369, 2919, 3834, 8058). */
export async function writeMessage(
  ctx: Ctx,
  mail: {
    id: number;
    person: Reader;
    messageId: string;
    to: NamedAddress;
    /** Whether the mail goes to an address that is not the person's, where nobody may answer in their name. */
    elsewhere: boolean;
    data: Record<string, unknown>;
  },
  parts: Parts,
  head: Letterhead,
  token: (purpose: 'unsubscribe', subject: string) => Promise<string>,
): Promise<Outgoing> {
  const { programme, sender, definition } = head;
  const list = `${programme.slug}.${sender.domain}`;
  const headers: Record<string, string> = {
    'List-Id': `<${list}>`,
    'Auto-Submitted': definition.answers ? 'auto-replied' : 'auto-generated',
    'X-Auto-Response-Suppress': 'All',
    'Feedback-ID': `${definition.kind}:${programme.slug}:antipode`,
    'Content-Language': head.locale,
  };
  if (definition.many) headers['Precedence'] = 'bulk';
  if (definition.category) {
    const stop = await token('unsubscribe', definition.category);
    const byMail =
      head.replies && stopAddress(ctx, head.replies, mail.person.id, programme.id, definition.category);
    headers['List-Unsubscribe'] =
      `<${head.base}/unsubscribe/${stop}>${byMail ? `, <mailto:${byMail}?subject=unsubscribe>` : ''}`;
    headers['List-Unsubscribe-Post'] = 'List-Unsubscribe=One-Click';
  }
  const answer = definition.answer?.(mail.data) ?? ({ kind: 'inbox', subject: 0 } as const);
  const sent = { programme: programme.id, person: mail.person.id, mail: mail.id };
  return {
    messageId: mail.messageId,
    date: ctx.clock.now(),
    from: { name: plainName(head.fromName ?? programme.name), address: sender.address },
    to: { name: plainName(mail.to.name), address: mail.to.address },
    replyTo: {
      name: plainName((head.replies && head.fromName) ?? programme.name),
      address: answerAddress(
        ctx,
        head,
        // An address that is not proven theirs gets no reply address that acts in somebody's name.
        mail.elsewhere && !ctx.brought.replies[answer.kind].hearsAnybody ? null : mail.person,
        answer,
      ),
    },
    subject: oneLine(parts.subject),
    text: parts.text,
    html: parts.html,
    headers,
    isBulk: definition.many,
    ...(head.references?.length ? { references: head.references, inReplyTo: head.references.at(-1)! } : {}),
    envelope: {
      from: bounceAddress(ctx, sent, head.replies, sender.domain),
      to: mail.to.address,
    },
  };
}

/**
 * The address that stops a kind of mail. It works as long as the reader may find this mail, even when their other reply addresses no longer
 * do.
 */
const stopAddress = (
  ctx: Pick<Ctx, 'secrets'>,
  form: ReplyForm,
  person: number,
  programme: number,
  category: Category,
): string =>
  replyAddress(ctx, form, {
    kind: 'stop',
    programme,
    person,
    subject: CATEGORIES.indexOf(category),
    epoch: 0,
  });

/**
 * The recipient's own reply address for a subject; the programme's address while no mail comes in, or when the mail is for nobody in
 * particular.
 */
export function answerAddress(
  ctx: Pick<Ctx, 'secrets'>,
  { replies, programme }: Pick<Letterhead, 'replies' | 'programme'>,
  reader: Reader | null,
  { kind, subject }: { kind: string; subject: number },
): string {
  if (!replies || !reader) return programme.contact_address;
  const { id: person, link_epoch: epoch } = reader;
  return replyAddress(ctx, replies, { kind, programme: programme.id, person, subject, epoch });
}

const controls = /[\p{Cc}\u2028\u2029]+/gu;
const embeddings = /[\u202a-\u202e]/gu;

/** One line, without the marks that turn the text around them. Isolates close themselves, and stay. */
export const oneLine = (text: string): string => text.replace(controls, ' ').replace(embeddings, '').trim();

/** A display name: without isolates, too, since a mailbox shows a name on its own. */
const plainName = (name: string): string => oneLine(name.replaceAll(/[\u2066-\u2069\u200e\u200f]/g, ''));
