import { expect, test } from 'vitest';
import { between } from '../silence.ts';
import { countOf } from '../whole.ts';
import { pairOf } from './pairOf.ts';
import { playMeeting } from './playMeeting.ts';

/** `test/faults/meetings.ts` plays a thousand, with both partners acting at once. */
const PLAYS = countOf({ whole: 16, few: 8 });

test('whatever partners do on the page, by mail and in their calendars, both calendars say what is so', () =>
  between(async (scene) => {
    const pair = await pairOf(scene);
    const ended = new Set<string>();
    for (let seed = 1; seed <= PLAYS; seed++) ended.add(await playMeeting(pair, seed, false));
    expect([...ended].sort()).toEqual(['off', 'stands']);
  }));
