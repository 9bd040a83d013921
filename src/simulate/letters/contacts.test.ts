import { expect, test } from 'vitest';
import { sql } from 'kysely';
import { write } from '../../../test/partners.ts';
import { between } from '../../../test/silence.ts';
import { PROMISED } from '../../../test/violations.ts';
import { seeded } from '../../../sample/people/random.ts';
import { countViolations } from '../violations.ts';
import { leftAllTheSame, nextContact, noContacts, noteLeft } from './contacts.ts';

/** The first number or link that somebody writes. */
function told(): { contacts: ReturnType<typeof noContacts>; contact: string } {
  const contacts = noContacts(seeded(1));
  let contact = nextContact(contacts);
  while (contact === null) contact = nextContact(contacts);
  return { contacts, contact };
}

test('a number that was held back and left in a mail all the same is counted, and none that was not', () => {
  const { contacts, contact } = told();
  noteLeft(contacts, `Call me: ${contact}`);
  expect(leftAllTheSame(contacts)).toBe(0);
  contacts.heldBack.add(contact);
  expect(leftAllTheSame(contacts)).toBe(1);
});

test('a first letter with a number in it is counted where the programme filters, and a fourth is not', () =>
  between(async (scene) => {
    const { ctx, cast, round } = scene;
    const count = async () =>
      (await countViolations(ctx, { programme: cast.programme, round: round.id }, PROMISED)).filteredShown;
    const { contact } = told();
    await write(scene, 'amina', `Hello, ${contact}`);
    expect(await count()).toBe(0);
    await sql`update programme set filters_letters = true`.execute(ctx.db);
    expect(await count()).toBe(1);
    await sql`update letter set body = 'Hello'`.execute(ctx.db);
    for (const body of ['two', 'three', `four ${contact}`]) {
      ctx.clock.forward(1);
      await write(scene, 'amina', body);
    }
    expect(await sql`select from letter`.execute(ctx.db)).toMatchObject({ rows: [{}, {}, {}, {}] });
    expect(await count()).toBe(0);
  }));
