import { expect, test } from 'vitest';
import { stageForm } from '../../../test/applicant.ts';
import { browse, testDoor } from '../../../test/browse.ts';
import { stage } from '../../../test/cast.ts';
import { testContext } from '../../../test/context.ts';
import { rolledBack } from '../../../test/database.ts';
import { withoutMarkup } from '../../../test/withoutMarkup.ts';

const SAID = [
  ['en', 'By mail: hello@far-shelves.example', 'write APPLY to hello@far-shelves.example'],
  ['es', 'Por correo: hello@far-shelves.example', 'escribe SOLICITAR a hello@far-shelves.example'],
  ['fr', 'Par courriel : hello@far-shelves.example', 'écrivez CANDIDATURE à hello@far-shelves.example'],
  ['ar', 'بالبريد: hello@far-shelves.example', 'اكتب تقديم إلى hello@far-shelves.example'],
] as const;

test.each(SAID)(
  'where mail comes in, pages say in %s that it is enough; elsewhere they do not',
  (lang, foot, apply) =>
    rolledBack(async (db) => {
      const ctx = testContext(db);
      const cast = await stage(ctx);
      const round = await stageForm(ctx, cast.programme);
      const { config } = testDoor(ctx);
      const path = `/rounds/${round.number}/application?lang=${lang}`;
      const page = (await browse(ctx, cast).get(path)).text;
      expect(said(page)).toContain(foot);
      expect(said(page)).toContain(apply);
      expect(page).toMatch(/href="mailto:hello@far-shelves\.example\?subject=[A-Z%0-9]+"/);
      const door = { config: { ...config, mailIn: { ...config.mailIn, replies: undefined } } };
      const without = (await browse(ctx, cast, undefined, { door }).get(path)).text;
      expect(without).not.toContain('hello@far-shelves.example');
    }),
);

const said = (text: string): string =>
  withoutMarkup(text).replaceAll(/[\u2066-\u2069\u00a0\u202f\s]+/gu, ' ');
