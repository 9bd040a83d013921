import { expect, test } from 'vitest';
import { MONTHLY } from '../../../../test/agreements.ts';
import { browse } from '../../../../test/browse.ts';
import { onStage } from '../../../../test/partnershipDesk.ts';
import { proposeAgreement } from '../../../rooms/partnerships/index.ts';

test('nobody of the workbench reads what partners propose to each other, or what they hope for', () =>
  onStage(async ({ ctx, cast, pair }) => {
    const { programme, people } = cast;
    const of = { programme, person: people.amina, partnership: pair };
    const done = await proposeAgreement(ctx, { ...of, terms: MONTHLY, hopes: 'PETREL' });
    expect(done.ok).toBe(true);
    for (const who of ['bao', 'tomas', 'ines'] as const)
      for (const path of [`/workbench/partnerships/${pair}`, '/workbench/partnerships', '/workbench/log']) {
        const { status, text } = await browse(ctx, cast, who).get(`${path}?lang=en`);
        expect(status, path).toBe(200);
        expect(text).not.toContain('PETREL');
        expect(text).not.toMatch(/once a month/i);
      }
  }));
