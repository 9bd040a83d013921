import { expect, test } from 'vitest';
import { chooseWay, enter, leave, noteSeen, tellByMail } from '../../src/rooms/calls/index.ts';
import { declareAbsence, endAbsence } from '../../src/rooms/partnerships/index.ts';
import { resubscribe, unsubscribe } from '../../src/rooms/preferences/index.ts';
import { changeLink } from '../../src/rooms/meetings/index.ts';
import { arranged, EVENINGS } from '../meetings.ts';
import { posted } from '../meetingPlays/posting.ts';
import { MAIL_IN } from './incoming.ts';
import { between } from '../silence.ts';

test('whoever waits in a call has their partner told by mail until when, once an hour; not one who is away, wants no such mail or is there, and not once they left', () =>
  between(async ({ ctx, cast, pair: partnership }) => {
    const { programme } = cast;
    const [amina, mei] = [cast.people.amina, cast.people.mei];
    const comes = async (person: number): Promise<number> => {
      const key = `a-window-of-${person}`;
      const done = await enter(ctx, { programme, person, partnership, key, hasRelay: true });
      if (!done.ok) throw new Error(done.reason);
      return done.seat;
    };
    const tells = (seat: number) => tellByMail(ctx, { programme, partnership, person: amina, seat });
    const told = async (seat: number): Promise<boolean> => {
      const done = await tells(seat);
      return done.ok && done.told;
    };
    const mails = async () => (await posted(ctx)).filter(({ kind }) => kind === 'call-waiting');
    await posted(ctx);

    const first = await comes(amina);
    expect(await told(first)).toBe(true);
    expect(await told(first)).toBe(false);
    const [mail, ...more] = await mails();
    expect(more).toEqual([]);
    expect(mail?.to).toBe('mei@cast.example');
    // Twenty minutes past noon UTC, on Mei's clock.
    expect(mail?.raw).toContain('is in your room until 20:20');
    await leave(ctx, { programme, partnership, person: amina, seat: first });
    expect(await tells(first)).toEqual({ ok: false, reason: 'gone' });

    ctx.clock.forward(59 / 60);
    const soon = await comes(amina);
    expect(await told(soon)).toBe(false);
    ctx.clock.forward(1 / 60);
    await noteSeen(ctx, { programme, seat: soon });
    const calls = { programme, person: mei, category: 'calls' } as const;
    await unsubscribe(ctx, calls);
    expect(await told(soon)).toBe(false);
    await resubscribe(ctx, calls);
    await declareAbsence(ctx, { programme, person: mei, until: '2027-02-20' });
    expect(await told(soon)).toBe(false);
    await endAbsence(ctx, { programme, person: mei });
    const hers = await comes(mei);
    expect(await told(soon)).toBe(false);
    await leave(ctx, { programme, partnership, person: mei, seat: hers });
    expect(await told(soon)).toBe(true);
    await leave(ctx, { programme, partnership, person: amina, seat: soon });
    expect(await mails()).toEqual([]);
  }));

test('mails of a meeting by video or voice lead to the call, also beside another place, and without a relay no more once one of them wants no direct connection', () =>
  between(async (scene) => {
    const { ctx, cast, pair: partnership } = scene;
    const { programme } = cast;
    const says = async (kind: string, hasRelay = false): Promise<string[]> =>
      (await posted(ctx, { ...MAIL_IN, hasRelay }))
        .filter((one) => one.kind === kind)
        .map(
          ({ raw }) =>
            /(?:You can|Or) call each other in your browsers/.exec(raw.replaceAll('=\r\n', ''))?.[0] ?? '',
        );
    await arranged(scene, { means: 'letter', times: EVENINGS.slice(1) });
    expect(await says('meeting-stands')).toEqual(['', '']);
    const meeting = await arranged(scene);
    expect(await says('meeting-stands')).toEqual(Array(2).fill('You can call each other in your browsers'));
    const put = (link: string) => changeLink(ctx, { programme, person: cast.people.mei, meeting, link });
    await put('https://meet.example/us');
    expect(await says('meeting-changed')).toEqual(Array(2).fill('Or call each other in your browsers'));
    await chooseWay(ctx, { programme, partnership, person: cast.people.amina, isDirect: false });
    await put('https://meet.example/others');
    expect(await says('meeting-changed')).toEqual(['', '']);
    await put('https://meet.example/again');
    expect(await says('meeting-changed', true)).toEqual(Array(2).fill('Or call each other in your browsers'));
  }));
