import { expect, test } from 'vitest';
import { makeOperatorLink } from '../../../src/rooms/people/index.ts';
import { questionsOf, roundByNumber } from '../../../src/rooms/programmes/index.ts';
import { P, invite, sees } from '../acts.ts';
import type { RoundStory } from './story.ts';

const ORGANISER = 'Europe/Madrid';

/** The programme, its round, its form and its volunteers. */
export function planning(story: RoundStory): void {
  test('begins with a one-time link, a programme of one’s own and a planned round', async () => {
    const { world, olga } = story;
    const link = `/setup/${await makeOperatorLink(world.ctx)}`;
    expect(await olga.open(link)).toBe(200);
    await olga.fill('address', 'olga@cast.example');
    await olga.fill('yourName', 'Olga Bondar');
    await olga.fill('name', 'Far Shelves');
    await olga.fill('slug', 'far-shelves');
    await olga.choose('zone', ORGANISER);
    // Enter submits the form, and a mistake loses nothing.
    await olga.tab.locator('[name="name"]').press('Enter');
    await olga.tab.waitForLoadState();
    expect(await olga.text()).toContain(olga.t('programme.error.address'));
    expect(await olga.tab.locator('[name="name"]').inputValue()).toBe('Far Shelves');
    await olga.fill('contactAddress', 'hello@far-shelves.example');
    expect(await olga.press('setup.take-own')).toBe(200);
    expect(await sees(olga)).toContain(olga.t('workbench.desk.work'));
    const stranger = await world.player({ address: 'nils@cast.example', locale: 'en' });
    expect(await stranger.open(link)).toBe(404);

    await olga.open(`${P}/workbench/rounds/new`);
    expect(await olga.tab.locator('[name="opens.wall"]').inputValue()).toBe('2027-01-11T09:00');
    await olga.fill('label.en', 'Spring 2027');
    await olga.fill('label.fr', 'Printemps 2027');
    await olga.fill('label.ar', 'ربيع 2027');
    await olga.press('rounds.desk.plan');
    expect(await olga.text()).toContain(olga.t('note.round-planned'));
    expect(await olga.press('rounds.desk.publish')).toBe(200);
    expect(await olga.text()).toContain(olga.t('rounds.desk.public'));
  });

  test('asks what the programme wants to know, in each language', async () => {
    const { world, olga } = story;
    const programme = await world.ctx.db.selectFrom('programme').selectAll().executeTakeFirstOrThrow();
    const round = await roundByNumber(world.ctx, programme.id, 1);
    story.asked = await questionsOf(world.ctx, programme.id, round!.id);
    const hopes = story.asked.flatMap(({ questions }) => questions).find(({ role }) => role === 'hopes');
    expect(await olga.open(`${P}/workbench/rounds/1/form/questions/${hopes!.id}`)).toBe(200);
    await olga.fill('label.en', 'What do you hope for on night shifts?');
    await olga.fill('label.fr', 'Qu’espérez-vous pour vos nuits de garde ?');
    await olga.press('questions.save');
    expect(await olga.text()).toContain('night shifts');
  });

  test('gets its volunteers by mail', async () => {
    const { world, olga, tomas, ines } = story;
    await invite(world, olga, tomas, 'matcher', 'Tomás Rey');
    await invite(world, olga, ines, 'safeguarding', 'Inês Prado');
  });
}
