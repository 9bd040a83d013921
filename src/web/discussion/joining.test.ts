import { expect, test } from 'vitest';
import { browse } from '../../../test/browse.ts';
import { onTalk } from '../../../test/discussion.ts';
import { followTopic } from '../../rooms/discussion/index.ts';

const fieldOf = (page: string, name: string): string | undefined =>
  new RegExp(`<input[^>]*name="${name}"[^>]*value="([^"]*)"`).exec(page)?.[1];

test('the form under a topic is each reader’s own, however often it was drawn for others', () =>
  onTalk(async ({ ctx, cast, programme, topic }) => {
    const { luca, amina } = cast.people;
    const called = async (person: number, name: string): Promise<void> => {
      await ctx.db
        .updateTable('person')
        .set({ name, country: 'IT', locale: 'en' })
        .where('id', '=', person)
        .execute();
    };
    await called(luca, 'Luca "of" <Turin> & Rome');
    await called(amina, 'Amina');
    const readers = {
      'Luca &quot;of&quot; &lt;Turin> &amp; Rome': browse(ctx, cast, 'luca'),
      Amina: browse(ctx, cast, 'amina'),
    };
    const stamps = new Set<string>();
    for (let time = 0; time < 2; time++)
      for (const [name, reader] of Object.entries(readers)) {
        const { text } = await reader.get('/topics/doors');
        expect(fieldOf(text, 'name')).toBe(name);
        stamps.add(fieldOf(text, 'stamp')!);
        expect(text).toContain('name="on" value="yes"');
      }
    const visitor = browse(ctx, cast);
    for (let time = 0; time < 2; time++) {
      const { text } = await visitor.get('/topics/doors');
      expect(fieldOf(text, 'name')).toBeUndefined();
      expect(text).toContain('name="address"');
      stamps.add(fieldOf(text, 'stamp')!);
    }
    expect(stamps.size).toBe(6);
    await followTopic(ctx, { programme, topic, by: { person: amina }, locale: 'en' });
    const on = async (name: keyof typeof readers) =>
      fieldOf((await readers[name].get('/topics/doors')).text, 'on');
    expect(await on('Amina')).toBe('no');
    expect(await on('Luca &quot;of&quot; &lt;Turin> &amp; Rome')).toBe('yes');
  }));
