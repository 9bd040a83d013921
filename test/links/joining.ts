import { expect } from 'vitest';
import { askMerge, nameTwo } from '../../src/rooms/duplicates/index.ts';
import { personById } from '../../src/rooms/people/index.ts';
import type { LinkCase } from './linkCase.ts';

/** Tomás asks Mei whether the address of Nils is hers as well. */
export const joining: LinkCase = {
  days: 14,
  once: true,
  fields: { address: 'nils@cast.example' },
  prepare: async ({ ctx, cast }) => {
    const { programme, people } = cast;
    const actor = { kind: 'person', id: people.tomas } as const;
    const addresses = ['mei@cast.example', 'nils@cast.example'] as const;
    const named = await nameTwo(ctx, { programme, actor, addresses });
    if (!named.ok) throw new Error(named.reason);
    const { duplicate } = named;
    const two = { kept: people.nils, gone: people.mei, withdraws: true, mayGiveRoles: true, volunteer: null };
    expect(await askMerge(ctx, { programme, actor, ...two, duplicate })).toMatchObject({ ok: true });
    return duplicate;
  },
  isDone: async ({ ctx, programme, mei }) => (await personById(ctx, programme, mei))?.merged_into !== null,
};
