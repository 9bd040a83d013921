import { expect, test } from 'vitest';
import { applied } from '../../../../test/applicant.ts';
import { browse } from '../../../../test/browse.ts';
import { onOpenRound } from '../../../../test/onStage.ts';
import { propose, proposalsOf } from '../../../../test/proposalsOf.ts';
import { withoutMarkup } from '../../../../test/withoutMarkup.ts';
import { lockProposal, partProposal } from '../../../rooms/pairing/index.ts';

test('a line of the log names the people of a proposal, also when it is gone', () =>
  onOpenRound(async (ctx, cast, round) => {
    const { programme, people } = cast;
    const pair = [await applied(ctx, cast, round, 'luca'), await applied(ctx, cast, round, 'mei')];
    await propose(ctx, { programme, round: round.id }, pair);
    const [proposal] = await proposalsOf(ctx, programme, round.id);
    const act = { programme, actor: { kind: 'person', id: people.tomas }, proposal: proposal!.id } as const;
    const tomas = browse(ctx, cast, 'tomas');
    const rows = async () =>
      withoutMarkup((await tomas.get('/workbench/log?lang=en')).text.split('<tbody')[1]!)
        .replaceAll(/[\u2068\u2069]/g, '')
        .replaceAll(/\s+/g, ' ');
    expect((await lockProposal(ctx, act)).ok).toBe(true);
    expect(await rows()).toMatch(/locked a proposal \d+ ?: [^:]*Luca Ferri[^:]*/);
    expect((await partProposal(ctx, act)).ok).toBe(true);
    const parted = await rows();
    expect(parted).toMatch(/parted people proposed as partners \d+ ?: [^:]*Luca Ferri – /);
    // The event's page names him, too, and so does the page that asks before several are undone.
    const [, id] = /parted people proposed as partners (\d+)/.exec(parted)!;
    const asked = await tomas.get(`/workbench/lists/log/several?act=undo&chosen=${id}&lang=en`);
    expect(withoutMarkup(asked.text)).toMatch(/parted people proposed as partners: .*Luca Ferri/);
    expect(withoutMarkup((await tomas.get(`/workbench/log/${id}?lang=en`)).text)).toContain('Luca Ferri');
  }));
