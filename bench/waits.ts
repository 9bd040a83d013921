import { mostIn } from './lib/row.ts';
import type { Area } from './lib/row.ts';
import { PEOPLE, brokenIn, playRound } from './lib/playRound.ts';

/** The seed of the round; each seed makes another crowd. */
const SEED = Number(process.env.SEED ?? 1);

const most = mostIn('partnership');

/**
 * A whole round of 764 people: how long they wait, the reminders they get and the effect of these, and whether every new pair keeps every
 * rule.
 */
export const area: Area = {
  name: 'partnership',
  onDemand: true,
  run: async (note) => {
    note(
      `playing a round of ${PEOPLE} people, seed ${SEED}, and beside it one whose people do nothing when they are reminded`,
    );
    const [played, ignoring] = await Promise.all([
      playRound('waits', SEED),
      playRound('waits-ignoring', SEED, ['--ignoring-reminders']),
    ]);
    const without = ignoring.report.contact;
    const { waits, contact, violations } = played.report;
    const broken = violations as Record<string, number>;
    const inRound = `${PEOPLE} people, seed ${SEED}, counted each day`;
    return [
      most(
        'people who waited over 24 days and were not told why',
        waits.untold,
        '',
        0,
        `${inRound}; of ${waits.waited} times that somebody waited a week for an answer, or for a partner`,
      ),
      most(
        'of those who waited, over 24 days with a reason and a date alone',
        (100 * waits.byReason) / Math.max(1, waits.waited),
        '%',
        5,
        `${inRound}; ${waits.byReason} of ${waits.waited}`,
      ),
      ...(['dateMissed', 'dateBroken', 'nextNotFirst', 'remindedInVain', 'remindedAway'] as const).map(
        (rule) => most(NAMES[rule], broken[rule] ?? NaN, '', 0, inRound),
      ),
      most('rules broken', brokenIn(played), '', 0, inRound),
      {
        area: 'partnership',
        row: 'partnerships in contact at the end',
        value: contact.inContact,
        unit: '',
        goal: 'more than without the reminders',
        pass: contact.inContact > without.inContact,
        against: `of ${contact.going}; without the reminders ${without.inContact} of ${without.going}`,
      },
    ];
  },
};

const NAMES = {
  dateMissed: 'people who were told a date on which nobody looked',
  dateBroken: 'people who were told a date that was put off',
  nextNotFirst: 'people who were promised to come first in the next round, and did not',
  remindedInVain: 'reminders to people who owed nothing',
  remindedAway: 'reminders to people who were away',
};
