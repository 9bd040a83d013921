import { actorPerson, inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { lockMail, setWords } from './lockMail.ts';
import { writtenOut } from '../listing/writtenOut.ts';

export const LONGEST_SUBJECT = 200;
export const LONGEST_TEXT = 20_000;

export type EditProblem = {
  part: 'subject' | 'text';
  reason: 'missing' | 'too-long' | 'placeholder' | 'not-apart';
};
export type Edited =
  | { ok: true }
  | { ok: false; reason: 'gone' | 'fixed' | 'overtaken' }
  | { ok: false; reason: 'invalid'; problems: EditProblem[] };

/** The version of a mail's words: the time of their last edit. */
export const mailVersion = ({ edited_at }: { edited_at: Date | null }): string =>
  String(edited_at?.getTime() ?? 0);

/**
 * Changes one mail by hand before it leaves; from then on it is sent with these words. Its HTML is written from the same text. Placeholders
 * of the text may be moved or removed, never added: an added one would open somebody else's letter. Each placeholder stands apart: directly
 * behind another address, it would hand the reader's rights to that server. Mails that protect an account cannot be changed. `base` is the
 * `mailVersion` that the writer began with: with it, nothing overwrites words that somebody else saved meanwhile.
 */
export async function editMail(
  ctx: Ctx,
  input: {
    programme: number;
    actor: Actor;
    mail: number;
    subject: string;
    text: string;
    base?: string | undefined;
  },
): Promise<Edited> {
  return inTransaction(ctx, async (ctx) => {
    const row = await lockMail(ctx, input.programme, input.mail);
    if (!row) return { ok: false, reason: 'gone' };
    if (ctx.mailer.kinds.some(({ kind, fixed }) => fixed && kind === row.kind))
      return { ok: false, reason: 'fixed' };
    const subject = input.subject.replaceAll(/\s+/g, ' ').trim();
    const text = input.text.replaceAll('\r\n', '\n').trim();
    const written = await writtenOut(ctx, row);
    const before = `${written.subject}\n${written.text}`;
    const problems = check({ subject, text }, written.text);
    if (problems.length > 0) return { ok: false, reason: 'invalid', problems };
    if (input.base !== undefined && input.base !== mailVersion(row))
      return { ok: false, reason: 'overtaken' };
    const anew = await ctx.mailer.rewrite(ctx, {
      programme: input.programme,
      kind: row.kind,
      person: row.person_id,
      subject,
      text,
      before,
    });
    await setWords(ctx, input, {
      kind: 'mail-edited',
      of: row.kind,
      set: {
        subject: anew.subject,
        text: anew.text,
        html: anew.html,
        edited_at: ctx.clock.now(),
        edited_by: actorPerson(input.actor),
      },
    });
    return { ok: true };
  });
}

const PLACEHOLDERS = /%%[^%\n]*%%/g;
/** French has a narrow space before "!", which the typesetting inserts. */
const APART = /(?<![^ \t\n])%%[^%\n]*%%(?![^ \t\n\u00a0\u202f])/g;

function check(draft: { subject: string; text: string }, before: string): EditProblem[] {
  const known = { subject: new Set<string>(), text: new Set(before.match(PLACEHOLDERS)) };
  const problems: EditProblem[] = [];
  const most = { subject: LONGEST_SUBJECT, text: LONGEST_TEXT };
  for (const part of ['subject', 'text'] as const) {
    const value = draft[part];
    if (value === '') problems.push({ part, reason: 'missing' });
    else if (value.length > most[part]) problems.push({ part, reason: 'too-long' });
    else if ((value.match(PLACEHOLDERS) ?? []).some((one) => !known[part].has(one)))
      problems.push({ part, reason: 'placeholder' });
    else if (value.match(PLACEHOLDERS)?.length !== value.match(APART)?.length)
      problems.push({ part, reason: 'not-apart' });
  }
  return problems;
}
