import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testContext } from '../../../test/context.ts';
import { rolledBack } from '../../../test/database.ts';
import { apply, count, introduce, violationsScene } from '../../../test/violations.ts';

type More = { sequence?: number; occurrence?: string; also?: string[] };

/** Luca has a partner and gets mails about one meeting, an hour apart. Returns the counts after each mail. */
const mailed = (
  play: (mail: (kind: string, more: More) => ReturnType<typeof count>) => Promise<void>,
): Promise<void> =>
  rolledBack(async (db) => {
    const scene = await violationsScene(testContext(db));
    await apply(scene);
    await introduce(scene);
    const [pair] = await db.selectFrom('partnership').select('id').execute();
    const { programme, people } = scene.set;
    let hour = 0;
    await play(async (kind, more) => {
      hour += 1;
      const at = `2027-03-05T${String(hour).padStart(2, '0')}:00Z`;
      await sql`
        insert into outbox (programme_id, kind, occasion, person_id, address, locale, subject, text, html, data, due_at, queued_at, sent_at, message_id, many, private, state)
        values (${programme}, ${kind}, ${String(hour)}, ${people.luca}, 'luca@cast.example', 'en', '', '', '',
          ${JSON.stringify({ partnership: pair!.id, meeting: 1, ...more })}::jsonb, ${at}, ${at}, ${at}, ${`${hour}`}, false, false, 'sent')`.execute(
        db,
      );
      return count(scene);
    });
  });

const none = { remindedOff: 0, remindedTwice: 0, sequenceFell: 0 };
const reminder = { sequence: 1, occurrence: '2027-03-06T18:00' };

test('a reminder after its meeting was called off, one that comes twice, and a sequence that falls are counted', () =>
  mailed(async (mail) => {
    await mail('meeting-proposed', { sequence: 0 });
    await mail('meeting-stands', { sequence: 1 });
    await mail('meeting-reminder', reminder);
    await mail('meeting-soon', reminder);
    expect(await mail('meeting-cancelled', { sequence: 2, occurrence: '2027-03-20T18:00' })).toMatchObject(
      none,
    );
    expect(await mail('meeting-reminder', reminder)).toMatchObject({ ...none, remindedTwice: 1 });
    await mail('meeting-cancelled', { sequence: 3 });
    expect(await mail('meeting-soon', reminder)).toMatchObject({
      remindedOff: 1,
      remindedTwice: 2,
      sequenceFell: 0,
    });
    expect(await mail('meeting-stands', { sequence: 2 })).toMatchObject({ sequenceFell: 1 });
  }));

test('a reminder of a time that was off is counted until a time of the meeting is agreed anew', () =>
  mailed(async (mail) => {
    const { occurrence } = reminder;
    await mail('meeting-stands', { sequence: 1 });
    await mail('meeting-cancelled', { sequence: 2, occurrence: '2027-03-04T18:00', also: [occurrence] });
    expect(await mail('meeting-reminder', { ...reminder, sequence: 2 })).toMatchObject({ remindedOff: 1 });
    await mail('meeting-proposed', { sequence: 3 });
    await mail('meeting-soon', { ...reminder, sequence: 3 });
    expect(await mail('meeting-stands', { sequence: 4 })).toMatchObject({ remindedOff: 2 });
    expect(await mail('meeting-reminder', { ...reminder, sequence: 4 })).toMatchObject({
      remindedOff: 2,
    });
    // A meeting that is off as a whole stays off, whatever later mails say of it.
    await mail('meeting-cancelled', { sequence: 5 });
    await mail('meeting-stands', { sequence: 6 });
    expect(await mail('meeting-reminder', { ...reminder, sequence: 6 })).toMatchObject({
      remindedOff: 3,
    });
  }));
