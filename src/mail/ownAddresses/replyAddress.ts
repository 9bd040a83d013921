import type { Ctx } from '../../rooms/ctx.ts';

/** The form of reply addresses: `reply+*@shelves.example`, with the secret part in the star's place. */
export interface ReplyForm {
  /** Before and after the star, lower case. */
  before: string;
  after: string;
  domain: string;
}

/** The meaning of an address of ours. */
export interface Target {
  /** Which handler takes the mail (src/mail/in/handlers.ts): small letters. */
  kind: string;
  programme: number;
  /** The owner of the address: the one person who may write to it. Null when anybody may. */
  person: number | null;
  /** Its subject, such as the partnership; 0 when the kind says it all. */
  subject: number;
  /**
   * The `link_epoch` of the person when a reply address was given out. Once that has gone on, the address alone shows nothing.
   * Addresses at which no person acts, such as for bounces, have the first.
   */
  epoch?: number;
  /** It was written to an address that everybody knows: the From line alone shows nothing. */
  mustProve?: boolean;
}

/** The meaning of a reply address. */
export type OwnTarget = Target & { person: number; epoch: number };

const PURPOSE = 'reply-address';
/** A local part has at most 64 octets (RFC 5321). */
const LONGEST_LOCAL = 64;

/** Reads `reply+*@shelves.example`; undefined when it is no such form. */
export function parseReplyForm(text: string): ReplyForm | undefined {
  const match = /^([a-z0-9._-]+[+=-])\*([a-z0-9._-]*)@([a-z0-9.-]+)$/.exec(text.trim().toLowerCase());
  const [, before = '', after = '', domain = ''] = match ?? [];
  return match && before.length + after.length <= 20 ? { before, after, domain } : undefined;
}

/** The address at which one person answers about one thing. The same target always has the same address. */
export function replyAddress(ctx: Pick<Ctx, 'secrets'>, form: ReplyForm, target: OwnTarget): string {
  const { kind, programme, person, subject, epoch } = target;
  // Addresses of the first time say nothing of it: those from before there was any other still work.
  const numbers = [programme, person, subject, ...(epoch > 0 ? [epoch] : [])];
  const name = [kind, ...numbers.map(base36)].join('.');
  const local = `${form.before}${name}.${ctx.secrets.mark(PURPOSE, name)}${form.after}`;
  if (local.length > LONGEST_LOCAL) throw new RangeError(`the reply address is too long: ${name}`);
  return `${local}@${form.domain}`;
}

/** Reads a reply address, in whatever case it comes back; null when it is none of ours, or forged. */
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
