// Shows the other times of a chat's pages on the browser's own clock as well, for readers whose zone is not known. Without it the pages
// show the programme's time.
const { lang } = document.documentElement;
const CLOCK = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
const clock = (day: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : lang, { ...day, ...CLOCK });
const times = (places: string) => document.querySelectorAll<HTMLTimeElement>(places);

// Beside the reader's own hour the long tables of cities fold, so that a phone shows the text below them.
for (const cities of document.querySelectorAll<HTMLDetailsElement>('.chat-hours details'))
  cities.open = false;

// The messages around one whose time stands above use the same clock.
for (const time of times('[data-clock] time')) time.textContent = clock({}).format(new Date(time.dateTime));

// A record has many times: they are shown on the browser's clock alone, and the line above says so.
const record = document.querySelector<HTMLElement>('[data-own-times]');
if (record) {
  const onDay = clock({ weekday: 'short' });
  const onDate = clock({ day: 'numeric', month: 'short' });
  for (const time of times('.record time'))
    time.textContent = (time.matches('.late *') ? onDate : onDay).format(new Date(time.dateTime));
  record.textContent = record.dataset['ownTimes']!;
}
