import { sql } from 'kysely';
import PostalMime from 'postal-mime';
import { expect, test } from 'vitest';
import { cancelWhatCannotBe } from '../../src/rooms/meetings/cancelWhatCannotBe.ts';
import { keepWallTimes } from '../../src/rooms/meetings/clocks/keepWallTimes.ts';
import { lookAfterMeetings } from '../../src/rooms/meetings/due/lookAfterMeetings.ts';
import { posted } from '../meetingPlays/posting.ts';
import { eventsIn } from '../readCalendars.ts';
import { calendarAnswer, calendarComesIn, HOUR, proposed } from './meetingScene.ts';
import type { MeetingScene } from './meetingScene.ts';

/** The calendar in each mail to somebody that leaves now; null for a mail without one. */
async function calendarsTo({ ctx }: MeetingScene, address: string, ...with_: [{ replies: undefined }] | []) {
  const mails = (await posted(ctx, ...with_)).filter(({ to }) => to === address);
  return Promise.all(
    mails.map(async ({ raw }) => {
      const [first] = (await PostalMime.parse(raw)).attachments;
      return first ? new TextDecoder().decode(first.content as ArrayBuffer) : null;
    }),
  );
}

const AMINA = 'amina@cast.example';
const MEI = 'mei@cast.example';

test('an invitation asks its reader alone, and confirms to both what stands', () =>
  proposed(async (scene) => {
    const [asked] = await calendarsTo(scene, AMINA);
    const lines = eventsIn(asked!).get(scene.uid)!;
    expect(asked).toContain('METHOD:REQUEST\n');
    for (const line of [
      'SUMMARY:Meeting with 陈美 (Far Shelves)\n',
      'STATUS:TENTATIVE\n',
      'PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:amina@cast.example\n',
      'ORGANIZER;CN="陈美 via Far Shelves":mailto:reply+meeting.',
    ])
      expect(lines).toContain(line);
    await calendarComesIn(scene, calendarAnswer(scene));
    const [toMei] = await calendarsTo(scene, MEI);
    expect(eventsIn(toMei!).get(scene.uid)).toMatch(
      /SEQUENCE:1\n.*STATUS:CONFIRMED\n.*PARTSTAT=ACCEPTED;RSVP=FALSE:mailto:mei@/s,
    );
  }));

test('several hours at once bring no invitation', () =>
  proposed(async (scene) => expect(await calendarsTo(scene, AMINA)).toEqual([null]), {
    times: [...HOUR.times, { date: '2027-02-17', minute: 0 }],
  }));

test('while no mail comes in an entry to keep goes along, which asks for no answer', () =>
  proposed(async (scene) => {
    const [entry] = await calendarsTo(scene, AMINA, { replies: undefined });
    expect(entry).toContain('METHOD:PUBLISH\n');
    expect(eventsIn(entry!).get(scene.uid)).not.toMatch(/ATTENDEE|ORGANIZER|mailto:/);
  }));

test('what takes a meeting out of the calendars of partners who are kept apart names nobody', () =>
  proposed(async (scene) => {
    await calendarsTo(scene, AMINA);
    await scene.ctx.db.updateTable('partnership').set({ apart_at: scene.ctx.clock.now() }).execute();
    await cancelWhatCannotBe(scene.ctx);
    const [off] = await calendarsTo(scene, AMINA);
    expect(off).toContain('METHOD:CANCEL\n');
    expect(eventsIn(off!).get(scene.uid)).toMatch(/SEQUENCE:1\n.*SUMMARY:Far Shelves\n.*STATUS:CANCELLED\n/s);
    expect(off).not.toMatch(/陈美|meet\.example/);
  }));

test('where a rule for clocks moved somebody’s hour, the mail that says so brings it to their calendar, one version on', () =>
  proposed(async (scene) => {
    await calendarComesIn(scene, calendarAnswer(scene));
    await calendarsTo(scene, AMINA);
    await keepWallTimes(scene.ctx, '2027a');
    await sql`update meeting_clock set shown = array['2027-02-16T18:00 2027-02-16T09:00']
      where person_id = ${scene.cast.people.amina}`.execute(scene.ctx.db);
    await keepWallTimes(scene.ctx, '2027b');
    const [shifted] = await calendarsTo(scene, AMINA);
    expect(shifted).toContain('METHOD:REQUEST\n');
    expect(eventsIn(shifted!).get(scene.uid)).toMatch(
      /SEQUENCE:2\n.*ORGANIZER;[^\n]*:mailto:reply\+meeting\..*PARTSTAT=ACCEPTED/s,
    );
    await calendarComesIn(scene, calendarAnswer(scene, { says: 'DECLINED', sequence: 2 }));
    expect(await scene.ctx.db.selectFrom('meeting').select('state').execute()).toEqual([
      { state: 'cancelled' },
    ]);
  }));

test('a proposal that nobody accepted leaves the calendar it was proposed to', () =>
  proposed(async (scene) => {
    await calendarsTo(scene, AMINA);
    scene.ctx.clock.set('2027-02-16T10:01:00Z');
    await lookAfterMeetings(scene.ctx);
    const [off] = await calendarsTo(scene, AMINA);
    expect(off).toContain('METHOD:CANCEL\n');
    expect(eventsIn(off!).get(scene.uid)).toMatch(/SEQUENCE:1\n.*STATUS:CANCELLED\n/s);
  }));
