import type { Ctx } from '../../src/rooms/ctx.ts';
import { startDraft } from '../../src/rooms/imports/index.ts';
import { roundByNumber } from '../../src/rooms/programmes/index.ts';

/** An import in preparation, with words and cells that are not understood, and the address of its page. */
export async function importDesk(ctx: Ctx, programme: number): Promise<string> {
  const round = await roundByNumber(ctx, programme, 2);
  const started = await startDraft(ctx, {
    programme,
    actor: { kind: 'command' },
    round: round!.id,
    file: {
      name: 'people.csv',
      bytes: Buffer.from(
        'Name,E-mail,Country,Sector,Age\nIda,ida,Atlantis,Circus,40\nAna,ana@x.example,Peru,Health,41\n',
      ),
    },
  });
  if (!started.ok) throw new Error(started.reason);
  return `/rounds/2/import/${started.draft}`;
}
