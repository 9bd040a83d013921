import type { Ctx } from '../../src/rooms/ctx.ts';

/** A mail in a programme's tray and one in the installation's, and the addresses of their pages. */
export async function trayDesk(ctx: Ctx, programme: number): Promise<(path: string) => string[]> {
  const lay = async (whose: number | null): Promise<number> => {
    const { id } = await ctx.db
      .insertInto('incoming')
      .values({
        programme_id: whose,
        channel: 'smtp',
        envelope_from: 'nils@cast.example',
        envelope_to: 'nobody@shelves.example',
        raw: Buffer.from('Subject: A question\r\n\r\nWhen?\r\n'),
        size: 32,
        fingerprint: Buffer.from([whose ?? 0]),
        received_at: ctx.clock.now(),
        state: 'tray',
        reason: 'no-address',
        last_error: 'Something went wrong',
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  };
  const [own, nobodys] = [await lay(programme), await lay(null)];
  return (path) => [path.replace(':id', String(path.startsWith('/operator') ? nobodys : own))];
}
