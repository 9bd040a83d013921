/** Times of the field for day and hour, `2027-03-01T18:00`, as the room takes them; what is no time becomes one that it refuses. */
export function readTimes(walls: readonly string[]): { date: string; minute: number }[] {
  return walls.map((wall) => {
    const [date = '', time = ''] = wall.split('T');
    const found = /^([01]\d|2[0-3]):([0-5]\d)(?::00)?$/.exec(time);
    return { date, minute: found ? Number(found[1]) * 60 + Number(found[2]) : -1 };
  });
}
