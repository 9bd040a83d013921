import { parseArgs } from 'node:util';
import { importProgramme } from '../../exchange/index.ts';
import type { Command } from '../command.ts';
import { fileIn, sayHowFar, takenOf } from './files.ts';
import { withRooms } from '../import/open.ts';

export const command: Command = {
  name: 'import programme',
  summary: 'Take one programme from a file of "export programme", beside those that are there.',
  help: `Usage: antipode import programme FILE [--as NEW-SLUG]

  --as NEW-SLUG  Its address here, where its own is taken.

The file is read to its end first: one that was cut short or altered is refused with the line, and nothing is written. Everything is taken
in one step, or nothing. Antipode may be running. Somebody who has an account here under the same address has the programme in that
account; nobody gets a sign-in, a session or the role of operator by a file. All of its mail is paused until a director lets it flow.
Take in only files from whom you trust as you trust your own coordinators: pages and texts are shown as they are in it.
Exit code: 0 taken in, 1 refused or could not, 2 wrong use.`,
  run: async (args) => {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { as: { type: 'string' } },
    });
    const file = fileIn(positionals);
    return withRooms(async (ctx) => {
      const joined = await importProgramme(ctx, { file, slug: values.as, told: sayHowFar() });
      console.log(takenOf(file, joined));
      console.log(
        `It is at /p/${joined.slug}. Its mail is paused: look through the outbox, then let it flow.${
          joined.dropped > 0
            ? ` Dropped were mails of the moment, and to other addresses (${joined.dropped}).`
            : ''
        }
${
  joined.hasItsNumber
    ? 'Links in mails that were sent and reply addresses go on working if SECRET_KEY, or SECRET_KEY_OLD, is the old secret.'
    : 'Links in mails that were sent and reply addresses do not work here: its number was taken. New mails bring new ones.'
}
Everybody signs in anew. Host names are given to it anew on the operator's page.`,
      );
      return 0;
    });
  },
};
