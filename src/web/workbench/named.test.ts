import { expect, test } from 'vitest';
import { browse } from '../../../test/browse.ts';
import { onTalk, say } from '../../../test/discussion.ts';
import { matchingScene } from '../../../test/matchingScene.ts';
import { sameNames } from '../../../test/sameNames.ts';
import { writeComment } from '../../rooms/discussion/index.ts';
import { openMatter } from '../../rooms/matters/index.ts';

test('who hears a button of the matching alone knows whom it is about', () =>
  matchingScene(async ({ ctx, cast, tomas, run, alone }) => {
    await run();
    for (const page of ['/proposals', '/unplaced', `/people/${alone.application}`, ''])
      expect([page, sameNames((await tomas.get(`/workbench/matching/1${page}`)).text)]).toEqual([page, []]);
    expect((await tomas.get('/workbench/matching/1/proposals')).text).toMatch(
      /Choose<span class="vh"> <bdi dir="ltr"><bdi>Person \d+<\/bdi> and <bdi>Person \d+<\/bdi><\/bdi>/,
    );
    expect((await browse(ctx, cast, 'tomas').get('/workbench/rounds')).text).toMatch(
      /<span class="vh"> <bdi>Round 1/,
    );
  }));

test('so do volunteers who moderate, give roles, read the log and take things in hand', () =>
  onTalk(async ({ ctx, cast, topic, programme }) => {
    for (const body of ['One.', 'Two.'])
      await writeComment(ctx, {
        programme,
        topic,
        parent: null,
        question: null,
        by: { person: cast.people.nils },
        name: 'Nils',
        body,
        locale: 'en',
        channel: 'form',
      });
    await say(ctx, cast, cast.people.luca, { topic, name: 'Luca' });
    for (const person of [cast.people.luca, cast.people.mei])
      await openMatter(ctx, { programme, kind: 'left-partnership', subject: ['person', person], urgency: 1 });
    for (const [who, path] of [
      ['bao', '/workbench/discussion'],
      ['tomas', '/workbench/people'],
      ['tomas', '/workbench/log'],
      ['tomas', '/workbench/topics'],
      ['tomas', '/workbench'],
    ] as const) {
      const page = await browse(ctx, cast, who).get(path);
      expect([path, page.status, sameNames(page.text)]).toEqual([path, 200, []]);
    }
  }));
