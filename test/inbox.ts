import { addMailToThread } from '../src/rooms/inbox/index.ts';
import type { CastName, Stage } from './cast.ts';
import type { TestCtx } from './context.ts';

type Mail = Partial<Parameters<typeof addMailToThread>[1]>;

let mails = 0;

/** A mail to the programme, from one of the cast by default. */
export async function mailFrom(
  ctx: TestCtx,
  cast: Stage,
  who: CastName,
  mail: Mail = {},
): ReturnType<typeof addMailToThread> {
  mails += 1;
  return addMailToThread(ctx, {
    programme: cast.programme,
    from: { person: cast.people[who] },
    subject: 'A question',
    body: 'When does it begin?',
    verified: true,
    messageId: `<mail-${mails}@cast.example>`,
    references: [],
    ...mail,
  });
}

/** Sends such a mail and expects it to be taken. Returns its thread and message. */
export async function takenMail(
  ctx: TestCtx,
  cast: Stage,
  who: CastName,
  mail: Mail = {},
): Promise<{ thread: number; message: number; opened: boolean }> {
  const taken = await mailFrom(ctx, cast, who, mail);
  if (!taken.ok) throw new Error(taken.reason);
  return taken;
}
