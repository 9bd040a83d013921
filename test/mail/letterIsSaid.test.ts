import { expect, test } from 'vitest';
import { exampleOf, mails } from '../../src/mail/out/registry.ts';
import type { SomeMail } from '../../src/rooms/kinds.ts';
import { stage } from '../cast.ts';
import { testContext } from '../context.ts';
import { rolledBack } from '../database.ts';
import { mailTo } from '../mailTo.ts';
import { hostileScene } from './hostileExamples.ts';
import { plain } from './quietPartners.ts';

/** Words with which a mail says that partners read its answer. */
const SAID =
  /your (words|answer) goe?s? to|what you write (here )?goes to|your words, and they reach|your letter is longer/i;

const answered = [...mails.values()].flatMap(({ kind, answer }) => (answer ? [[kind, answer] as const] : []));

test.each(answered)(
  'the mail %s says so where its answer becomes a letter to the partners: nobody writes to them what is meant for the coordinators',
  (kind, answer) =>
    rolledBack(async (db) => {
      const ctx = testContext(db);
      const cast = await stage(ctx);
      const data = await exampleOf(kind)(await hostileScene(ctx, cast));
      if (answer(data as never).kind !== 'letter') return;
      const mail = { kind, data, programme: cast.programme, occasion: 'said', person: cast.people.luca };
      await ctx.mailer.queue(ctx, [mail as SomeMail & typeof mail]);
      expect(plain((await mailTo(ctx, 'luca@cast.example')).text)).toMatch(SAID);
    }),
);
