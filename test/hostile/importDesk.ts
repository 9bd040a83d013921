import type { Ctx } from '../../src/rooms/ctx.ts';
import { draftOf, startDraft, takeDraft } from '../../src/rooms/imports/index.ts';
import { roundByNumber } from '../../src/rooms/programmes/index.ts';

const FILES = [
  // A column, words and a cell that are not understood.
  'Name,E-mail,Country,Sector,Age\nIda,ida,Atlantis,Circus,40\nAna,ana@x.example,Peru,Health,41\n',
  // All columns are known, and one person is in the file twice.
  'Name,E-mail,Country,Sector\nIda Quispe,ida,Atlantis,Circus\nAna Quispe,ana@x.example,Peru,Health\nQuispe Ana,quispe@y.example,Peru,Health\n',
  'Name,E-mail,Country\nEva Quispe,eva@x.example,Peru\n',
];

/**
 * Makes three imports: one with an unknown column, one with words and cells to mend and a repeated person, and one that was taken. Returns
 * the addresses of their pages.
 */
export async function importDesk(ctx: Ctx, programme: number): Promise<string[]> {
  const round = await roundByNumber(ctx, programme, 2);
  const of = { programme, actor: { kind: 'command' } as const };
  const drafts: number[] = [];
  for (const text of FILES) {
    const file = { name: 'people.csv', bytes: Buffer.from(text) };
    const started = await startDraft(ctx, { ...of, round: round!.id, file });
    if (!started.ok) throw new Error(started.reason);
    drafts.push(started.draft);
  }
  const last = drafts.at(-1)!;
  const { version } = (await draftOf(ctx, programme, last))!;
  const taken = await takeDraft(ctx, { ...of, draft: last, version, agreed: 1 });
  if (!taken.ok) throw new Error(taken.reason);
  return drafts.map((draft) => `/rounds/2/import/${draft}`);
}
