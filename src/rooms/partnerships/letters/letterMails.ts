import type { QueuedMail } from '../../ctx.ts';

interface About {
  programme: number;
  partnership: number;
  letter: number;
}

/** The mail that carries a letter to one of its readers. */
export const letterMail = (to: About & { person: number }): QueuedMail => ({
  programme: to.programme,
  kind: 'letter',
  occasion: `letter:${to.letter}`,
  person: to.person,
  data: { letter: to.letter, partnership: to.partnership },
});

/** The mail telling an author that a letter was not passed on: nobody is left to get it, or the members are kept apart. */
export const notPassedOn = (
  by: About & { person: number | null },
  reason: 'ended' | 'apart' = 'ended',
): QueuedMail[] =>
  by.person === null
    ? []
    : [
        {
          programme: by.programme,
          kind: 'letter-trouble',
          occasion: `letter:${by.letter}`,
          person: by.person,
          data: { reason, partnership: by.partnership },
        },
      ];
