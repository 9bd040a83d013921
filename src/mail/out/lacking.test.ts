import { expect, test } from 'vitest';
import { stage } from '../../../test/cast.ts';
import { testContext } from '../../../test/context.ts';
import { rolledBack } from '../../../test/database.ts';
import { personById } from '../../rooms/people/index.ts';
import { programmeById } from '../../rooms/programmes/index.ts';
import { composeMail } from './compose.ts';
import { mails } from './registry.ts';

test.each([...mails.values()].map((mail) => [mail.kind, mail] as const))(
  'the mail %s whose row has nothing of what it is composed from is written, or has lost its reason',
  async (_, mail) => {
    await rolledBack(async (db) => {
      const ctx = testContext(db);
      const { programme: id, people } = await stage(ctx);
      const programme = await programmeById(ctx, id);
      const person = (await personById(ctx, id, people.luca))!;
      const to = { programme, person, base: 'https://shelves.example', wordings: new Map(), canReply: true };
      for (const stored of [{}, { round: null, mails: 'x', at: 7, later: true }]) {
        mail.answer?.(stored);
        expect((await mail.attach?.(ctx, id, stored)) ?? []).toEqual([]);
        await expect(composeMail(ctx, mail, to, stored)).resolves.not.toBeUndefined();
      }
    });
  },
);
