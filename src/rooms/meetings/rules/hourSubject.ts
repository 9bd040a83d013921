const MINUTE = 60_000;

/** The subject of a link that proposes an hour to the members of a partnership. */
export const hourSubject = (partnership: number, at: Date): string =>
  `${partnership}-${at.getTime() / MINUTE}`;

/** The partnership and the hour that such a subject names. */
export function readHourSubject(subject: string): { partnership: number; at: Date } {
  const [partnership, minutes] = subject.split('-').map(Number);
  return { partnership: partnership ?? 0, at: new Date((minutes ?? 0) * MINUTE) };
}
