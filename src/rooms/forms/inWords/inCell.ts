import type { Question } from '../question.ts';
import type { AbsenceAnswer, AnswerValue, LanguageAnswer, WishAnswer } from '../values.ts';

/** An answer as a cell of a spreadsheet for people to read; `readInWords` turns it into the same answer again. */
export function inCell({ type }: Pick<Question, 'type'>, value: AnswerValue): string {
  switch (type) {
    case 'many':
    case 'exclusions':
      return (value as string[]).join('; ');
    case 'languages':
      return (value as LanguageAnswer[]).map(({ code, level }) => `${code} ${level}`).join('; ');
    case 'hours':
      return hoursInCell(String(value));
    case 'absences':
      return (value as AbsenceAnswer[])
        .map(({ from, until }) => (from === until ? from : `${from}..${until}`))
        .join('; ');
    case 'wishes':
      return (value as WishAnswer[])
        .map((wish) => `${wish.strength === 'wish' ? '' : `${wish.strength} `}${wish.about}: ${wish.value}`)
        .join('; ');
    default:
      return String(value);
  }
}

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;

/** "Mon-Fri 18:00-21:00; Sat 10:00-12:00": consecutive days with the same hours are joined. */
function hoursInCell(bits: string): string {
  const days = DAYS.map((_, day) => rangesOf(bits.slice(day * 48, day * 48 + 48)));
  const pieces: string[] = [];
  for (let from = 0; from < 7;) {
    let until = from;
    while (until < 6 && days[until + 1] === days[from]) until++;
    const named = until === from ? DAYS[from]! : `${DAYS[from]}-${DAYS[until]}`;
    if (days[from] !== '') pieces.push(`${named} ${days[from]}`);
    from = until + 1;
  }
  return pieces.join('; ');
}

function rangesOf(day: string): string {
  return [...day.matchAll(/1+/g)]
    .map(({ index, 0: run }) => `${clock(index)}-${clock(index + run.length)}`)
    .join(', ');
}

const clock = (half: number): string =>
  `${String(Math.floor(half / 2)).padStart(2, '0')}:${half % 2 === 0 ? '00' : '30'}`;
