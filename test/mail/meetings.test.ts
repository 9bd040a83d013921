import { expect, test } from 'vitest';
import { PROGRAMS } from '../calendarPrograms.ts';
import { HOSTILE_CALENDARS } from '../hostileCalendars.ts';
import { comesIn } from './incoming.ts';
import { addressOf, calendarAnswer, calendarComesIn, HOUR, now, proposed } from './meetingScene.ts';
import { browse } from '../browse.ts';
import { withoutMarkup } from '../withoutMarkup.ts';
import { kinds, letters, mails } from './quietPartners.ts';

const LAST = 20;

test.each(PROGRAMS.map((program) => [program.name, program] as const))(
  'an answer of %s does what it says',
  (_, program) =>
    proposed(async (scene) => {
      const says = (what: string, sequence: number) =>
        calendarComesIn(scene, calendarAnswer(scene, { program, says: what, sequence }));
      expect(await says('NEEDS-ACTION', 0)).toMatchObject({ state: 'dropped' });
      expect(await says('TENTATIVE', 0)).toMatchObject({ state: 'done' });
      expect(await now(scene)).toMatchObject([{ state: 'proposed', sequence: 0 }]);
      expect(await kinds(scene, 'mei')).toEqual(['meeting-answered']);
      await says('ACCEPTED', 0);
      expect(await now(scene)).toMatchObject([{ state: 'stands', wall: '2027-02-16T18:00', sequence: 1 }]);
      await says('TENTATIVE', 1);
      expect(await now(scene)).toMatchObject([{ state: 'stands', sequence: 1 }]);
      expect((await kinds(scene, 'mei')).at(-1)).toBe('meeting-answered');
      await says('DELEGATED', 1);
      expect((await kinds(scene, 'amina')).at(-1)).toBe('meeting-trouble');
      const counter = { program, method: 'COUNTER', says: 'TENTATIVE', sequence: 1 } as const;
      await calendarComesIn(scene, calendarAnswer(scene, { ...counter, start: '20270217T190000Z' }));
      expect(await now(scene)).toMatchObject([{ state: 'proposed', zone: 'Africa/Dakar', sequence: 2 }]);
      await says('DECLINED', 2);
      expect(await now(scene)).toMatchObject([{ state: 'cancelled', sequence: 3 }]);
      expect(await letters(scene)).toEqual([]);
    }),
);

test('another time is proposed to the partner, on the clocks of whoever wrote it', () =>
  proposed(async (scene) => {
    const counter = (start: string, sequence = 0) =>
      calendarComesIn(
        scene,
        calendarAnswer(scene, { method: 'COUNTER', says: 'TENTATIVE', start, sequence }),
      );
    await counter('20270217T190000Z');
    expect(await now(scene)).toMatchObject([{ state: 'proposed', zone: 'Africa/Dakar', sequence: 1 }]);
    expect(await scene.ctx.db.selectFrom('meeting_time').select('wall').execute()).toEqual([
      { wall: '2027-02-17T19:00' },
    ]);
    expect(await kinds(scene, 'mei')).toEqual(['meeting-proposed']);
    // Counters for the former times, for a time in the past, and for one that cannot be read.
    for (const [start, sequence] of [
      ['20270218T190000Z', 0],
      ['20200101T190000Z', 1],
      ['20270218', 1],
    ] as const)
      await counter(start, sequence);
    expect(await now(scene)).toMatchObject([{ sequence: 1 }]);
    expect((await kinds(scene, 'amina')).slice(-3)).toEqual([
      'meeting-trouble',
      'meeting-trouble',
      'meeting-trouble',
    ]);
  }));

test('an answer that names no version is to the time that it names', () =>
  proposed(async (scene) => {
    const says = (sequence: number | null, start: string) =>
      calendarComesIn(scene, calendarAnswer(scene, { sequence, start }));
    await calendarComesIn(
      scene,
      calendarAnswer(scene, { method: 'COUNTER', says: 'TENTATIVE', start: '20270217T190000Z' }),
    );
    await scene.ctx.db.updateTable('meeting').set({ proposer_id: scene.cast.people.mei }).execute();
    await says(null, '20270216T100000Z');
    expect(await now(scene)).toMatchObject([{ state: 'proposed', sequence: 1 }]);
    expect((await kinds(scene, 'amina')).at(-1)).toBe('meeting-trouble');
    await says(null, '20270217T190000Z');
    expect(await now(scene)).toMatchObject([{ state: 'stands', sequence: 2 }]);
  }));

test.each([
  ['another meeting', { uid: '00000000-0000-4000-8000-000000000000' }, {}],
  ['another person', { attendee: 'mei@cast.example' }, {}],
  ['a list', {}, { headers: ['List-Id: <x.example>'] }],
  ['somebody else', {}, { from: 'Evil <evil@elsewhere.example>' }],
])('an answer of %s does nothing', (_, answer, mail) =>
  proposed(async (scene) => {
    const row = await calendarComesIn(scene, calendarAnswer(scene, answer), {
      words: '',
      ...mail,
    });
    expect(row.state).not.toBe('done');
    expect(await now(scene)).toMatchObject([{ state: 'proposed', sequence: 0 }]);
    expect(await kinds(scene, 'mei')).toEqual([]);
    expect(
      (await kinds(scene, 'amina')).filter((kind) => kind !== 'sender-unsure' && kind !== 'sender-asked'),
    ).toEqual(['meeting-proposed']);
  }),
);

test('an answer that says it is automatic counts, and nobody is asked about a machine’s other mail', () =>
  proposed(async (scene) => {
    const headers = ['Auto-Submitted: auto-generated'];
    const answer = calendarAnswer(scene);
    await calendarComesIn(scene, 'BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR', {
      headers,
      from: 'x@elsewhere.example',
    });
    expect(await kinds(scene, 'amina')).toEqual(['meeting-proposed']);
    await calendarComesIn(scene, answer, { headers });
    expect(await now(scene)).toMatchObject([{ state: 'stands' }]);
  }));

test('one time of a series is taken out, moved, or answered kindly', () =>
  proposed(
    async (scene) => {
      const one = (says: string, sequence: number, more = {}) =>
        calendarComesIn(
          scene,
          calendarAnswer(scene, { says, sequence, occurrence: '20270223T100000Z', ...more }),
        );
      await one('ACCEPTED', 0);
      expect((await kinds(scene, 'amina')).at(-1)).toBe('meeting-trouble');
      await calendarComesIn(scene, calendarAnswer(scene));
      await one('ACCEPTED', 1);
      expect(await now(scene)).toMatchObject([{ state: 'stands', sequence: 1, without: [] }]);
      await one('DECLINED', 1);
      expect(await now(scene)).toMatchObject([
        { state: 'stands', sequence: 2, without: ['2027-02-23T18:00'] },
      ]);
      await one('DECLINED', 2);
      await one('TENTATIVE', 2, {
        method: 'COUNTER',
        occurrence: '20270302T100000Z',
        start: '20270303T120000Z',
      });
      expect(await now(scene)).toMatchObject([
        { state: 'stands', sequence: 3, without: ['2027-02-23T18:00', '2027-03-02T18:00'] },
        { state: 'proposed', sequence: 0 },
      ]);
    },
    { repeats: 'weekly' },
  ));

test('times of a series that are declined in one answer are named together, in one mail and on the page', () =>
  proposed(
    async (scene) => {
      const { ctx, cast, pair, meeting } = scene;
      await ctx.db.updateTable('person').set({ locale: 'en' }).execute();
      await calendarComesIn(scene, calendarAnswer(scene));
      const [first, second] = ['20270223T100000Z', '20270309T100000Z'].map((occurrence) =>
        calendarAnswer(scene, { says: 'DECLINED', sequence: 1, occurrence }),
      ) as [string, string];
      const [event] = /BEGIN:VEVENT[\s\S]*END:VEVENT\r?\n/.exec(second)!;
      await calendarComesIn(
        scene,
        first.replace('END:VCALENDAR', () => `${event}END:VCALENDAR`),
      );
      expect(await now(scene)).toMatchObject([
        { state: 'stands', sequence: 2, without: ['2027-02-23T18:00', '2027-03-09T18:00'] },
      ]);
      for (const who of ['amina', 'mei'] as const) {
        const told = (await mails(scene, who)).filter(({ kind }) => kind === 'meeting-cancelled');
        expect(told).toHaveLength(1);
        expect(told[0]!.subject).toMatch(/^Called off: Tuesday 23 February, 1[08]:00, and 1 more$/);
        for (const day of ['Tuesday, 23 February 2027', 'Tuesday, 9 March 2027'])
          expect(told[0]!.text).toContain(day);
      }
      const mei = browse(ctx, cast, 'mei');
      const page = withoutMarkup((await mei.get(`/partnership/${pair}/meetings/${meeting}?lang=en`)).text);
      expect(page).toMatch(/Called off: Tuesday, 23 February 2027, 18:00 .* Tuesday, 9 March 2027, 18:00/);
    },
    { repeats: 'weekly' },
  ));

test('a no in words to a series that stands calls off its next time alone, and both are told', () =>
  proposed(
    async (scene) => {
      const writes = (text: string) =>
        comesIn(scene.ctx, { from: 'amina@cast.example', to: addressOf(scene, 'amina'), text });
      await writes('Yes');
      scene.ctx.clock.set('2027-02-16T12:00:00Z');
      await writes('No');
      expect(await now(scene)).toMatchObject([{ state: 'stands', without: ['2027-02-23T18:00'] }]);
      for (const who of ['amina', 'mei'] as const)
        expect((await kinds(scene, who)).at(-1)).toBe('meeting-cancelled');
    },
    { repeats: 'weekly' },
  ));

test('words beside an answer wait as a draft, and their writer is asked', () =>
  proposed(async (scene) => {
    const comment = 'I may be late\\, sorry.';
    await calendarComesIn(scene, calendarAnswer(scene, { comment }));
    expect(await now(scene)).toMatchObject([{ state: 'stands' }]);
    expect((await kinds(scene, 'amina')).at(-1)).toBe('meeting-trouble');
    const drafts = () => scene.ctx.db.selectFrom('letter').select(['body', 'drafted_at']).execute();
    expect(await drafts()).toMatchObject([{ body: 'I may be late, sorry.' }]);
    expect((await drafts())[0]!.drafted_at).not.toBeNull();
    expect(await kinds(scene, 'mei')).toEqual(['meeting-stands']);
    await calendarComesIn(scene, calendarAnswer(scene, { says: 'TENTATIVE', sequence: 1, comment: 'WRONG' }));
    expect((await kinds(scene, 'amina')).at(-1)).toBe('concern-asked');
  }));

test('an answer to what is off is told so, and a no to it is nothing', () =>
  proposed(async (scene) => {
    const says = (what: string) => calendarComesIn(scene, calendarAnswer(scene, { says: what, sequence: 1 }));
    await scene.ctx.db.updateTable('meeting').set({ state: 'cancelled', sequence: 1 }).execute();
    expect(await says('DECLINED')).toMatchObject({ state: 'done' });
    expect(await kinds(scene, 'amina')).toEqual(['meeting-proposed']);
    await says('ACCEPTED');
    expect((await kinds(scene, 'amina')).at(-1)).toBe('meeting-trouble');
    expect(await now(scene)).toMatchObject([{ state: 'cancelled' }]);
  }));

test('a yes, a no or a number in words does the same, and anything else is a letter', () =>
  proposed(
    async (scene) => {
      const writes = (text: string) =>
        comesIn(scene.ctx, { from: 'amina@cast.example', to: addressOf(scene, 'amina'), text });
      await writes('Could we talk at eight?');
      expect(await letters(scene)).toEqual([{ body: 'Could we talk at eight?' }]);
      await writes('Yes');
      expect((await kinds(scene, 'amina')).at(-1)).toBe('meeting-trouble');
      expect(await now(scene)).toMatchObject([{ state: 'proposed' }]);
      await writes('٢');
      expect(await now(scene)).toMatchObject([{ state: 'stands', wall: '2027-02-17T19:00' }]);
      await writes('No');
      expect(await now(scene)).toMatchObject([{ state: 'cancelled' }]);
      await writes('Yes');
      expect(await letters(scene)).toHaveLength(2);
    },
    { times: [...HOUR.times, { date: '2027-02-17', minute: 19 * 60 }] },
  ));

test('hostile calendars change nothing', () =>
  proposed(async (scene) => {
    const some = HOSTILE_CALENDARS.filter(({ length }) => length < 100_000).filter(
      (_, index) => index % 7 === 0,
    );
    expect(some.length).toBeGreaterThan(LAST);
    for (const text of some) {
      const mine = text
        .replaceAll('luca@cast.example', 'amina@cast.example')
        .replaceAll('meeting-12@mentoring.example', scene.uid);
      await calendarComesIn(scene, mine, { words: '' });
    }
    expect(await now(scene)).toMatchObject([{ state: 'proposed', sequence: 0 }]);
    expect(await letters(scene)).toEqual([]);
  }));
