import { expect, test } from 'vitest';
import { browse } from '../../../../test/browse.ts';
import { onTalk, say, sayAgain } from '../../../../test/discussion.ts';

const listed = (text: string) => [...text.matchAll(/<li id="c(\d+)"/g)].map(([, id]) => id);

test('beneath the form for a summary stand five hundred comments, and a link to the next of them', () =>
  onTalk(async (scene) => {
    const { ctx, cast, topic } = scene;
    const first = await say(ctx, cast, cast.people.mei, { topic });
    await sayAgain(ctx, first, 499);
    const bao = browse(ctx, cast, 'bao');
    const page = `/workbench/discussion/summaries/${topic}`;
    const whole = (await bao.get(page)).text;
    expect(listed(whole)).toHaveLength(500);
    expect(whole).not.toContain('Further comments');
    await sayAgain(ctx, first, 20);
    const { text } = await bao.get(page);
    expect(listed(text)).toHaveLength(500);
    const [, next] = /<a href="([^"]+)">Further comments in the discussion</.exec(text)!;
    const further = listed((await bao.site.get(next!.replaceAll('&amp;', '&'))).text);
    expect(further).toHaveLength(20);
    expect(listed(text).filter((id) => further.includes(id))).toEqual([]);
  }));
