import type { Ctx } from '../../rooms/ctx.ts';

/** The form of reply addresses: `reply+*@shelves.example`, with the secret part in place of the star. */
export interface ReplyForm {
  /** The parts before and after the star, in lower case. */
  before: string;
  after: string;
  domain: string;
}

/** The meaning of one of our addresses. */
export interface Target {
  /** The handler that takes the mail (src/mail/in/handlers.ts), in small letters. */
  kind: string;
  programme: number;
  /** The owner of the address: the one person who may write to it. Null when anybody may. */
  person: number | null;
  /** The subject, such as the partnership; 0 when the kind says everything. */
  subject: number;
  /**
   * The person's `link_epoch` when the reply address was given out. Once that number has increased, the address alone proves nothing.
   * Addresses at which no person acts, such as those for bounces, have epoch 0.
   */
  epoch?: number;
  /** The mail came to an address that everybody knows: its From line alone proves nothing. */
  mustProve?: boolean;
}

/** The meaning of a reply address. */
export type OwnTarget = Target & { person: number; epoch: number };

const PURPOSE = 'reply-address';
/** A local part has at most 64 octets (RFC 5321). */
const LONGEST_LOCAL = 64;

/** Reads `reply+*@shelves.example`; undefined when the text has another form. */
export function parseReplyForm(text: string): ReplyForm | undefined {
  const match = /^([a-z0-9._-]+[+=-])\*([a-z0-9._-]*)@([a-z0-9.-]+)$/.exec(text.trim().toLowerCase());
  const [, before = '', after = '', domain = ''] = match ?? [];
  return match && before.length + after.length <= 20 ? { before, after, domain } : undefined;
}

/** The address at which a person answers about one subject. The same target always has the same address. */
export function replyAddress(ctx: Pick<Ctx, 'secrets'>, form: ReplyForm, target: OwnTarget): string {
  const { kind, programme, person, subject, epoch } = target;
  // Leave out epoch 0: older addresses, from before there were epochs, thus still work.
  const numbers = [programme, person, subject, ...(epoch > 0 ? [epoch] : [])];
  const name = [kind, ...numbers.map(base36)].join('.');
  const local = `${form.before}${name}.${ctx.secrets.mark(PURPOSE, name)}${form.after}`;
  if (local.length > LONGEST_LOCAL) throw new RangeError(`the reply address is too long: ${name}`);
  return `${local}@${form.domain}`;
}

/** Reads a reply address, in upper or lower case; null when it is not ours, or forged. */
export function readReplyAddress(
  ctx: Pick<Ctx, 'secrets'>,
  form: ReplyForm,
  address: string,
): OwnTarget | null {
  const text = address.trim().toLowerCase();
  const end = `${form.after}@${form.domain}`;
  if (!text.startsWith(form.before) || !text.endsWith(end)) return null;
  const token = text.slice(form.before.length, text.length - end.length);
  const [, name = '', mark = ''] = /^(.+)\.([a-z2-7]{16})$/.exec(token) ?? [];
  const parts = /^([a-z]+)\.([0-9a-z]{1,11})\.([0-9a-z]{1,11})\.([0-9a-z]{1,11})(?:\.([0-9a-z]{1,7}))?$/.exec(
    name,
  );
  if (!parts || !ctx.secrets.isMark(PURPOSE, name, mark)) return null;
  const [, kind = '', ...numbers] = parts;
  const [programme = 0, person = 0, subject = 0, epoch = 0] = numbers.map((one = '0') =>
    Number.parseInt(one, 36),
  );
  return { kind, programme, person, subject, epoch };
}

const base36 = (id: number): string => id.toString(36);
