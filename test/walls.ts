/** The wall of a zone as Intl alone shows it, and the minute of its week from Monday: `2027-03-01T18:00`. */
export function wallOf(zone: string): (time: number) => { wall: string; date: string; minute: number } {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  return (time) => {
    const wall = format.format(time).replace(' ', 'T');
    const date = wall.slice(0, 10);
    const weekday = (new Date(date).getUTCDay() + 6) % 7;
    return {
      wall,
      date,
      minute: weekday * 1440 + Number(wall.slice(11, 13)) * 60 + Number(wall.slice(14, 16)),
    };
  };
}

/** Hours of a week, other ones for each number, each day from another half hour on; every fourth number gave none. */
export const hoursOf = (index: number): string | null =>
  index % 4 === 0
    ? null
    : Array.from({ length: 336 }, (_, half) =>
        (half * 7 + index * 5) % (11 + (index % 5)) < 6 ? '1' : '0',
      ).join('');
