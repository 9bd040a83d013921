// Adds the browser's own time to dates whose reader told us no zone. Without it they stand in the programme's zone and UTC.
const { lang } = document.documentElement;
const words = document.querySelector<HTMLMetaElement>('meta[name="your-time"]')?.content ?? '';
const shape = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : lang, {
    ...options,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
const format = shape({ weekday: 'long', day: 'numeric', month: 'long' });
const days = new Intl.RelativeTimeFormat(lang, { numeric: 'auto' });
const dayOf = (at: Date): number => Date.UTC(at.getFullYear(), at.getMonth(), at.getDate()) / 86_400_000;
for (const time of document.querySelectorAll<HTMLTimeElement>('time[data-local]')) {
  const at = new Date(time.dateTime);
  const ahead = dayOf(at) - dayOf(new Date());
  const soon =
    time.dataset['local'] === 'soon' && (ahead === 0 || ahead === 1) ? `${days.format(ahead, 'day')}: ` : '';
  const note = document.createElement('b');
  note.textContent = ` · ${soon}${format.format(at)} ${words}`;
  (time.closest('.when') ?? time).append(note);
}

// Beside one's own hour the long tables of cities fold, so that a phone shows what comes after them.
for (const cities of document.querySelectorAll<HTMLDetailsElement>('.chat-hours details'))
  cities.open = false;

// The messages around one whose time stands above: on the same clocks.
for (const time of document.querySelectorAll<HTMLTimeElement>('[data-clock] time'))
  time.textContent = shape({}).format(new Date(time.dateTime));

// A record has many times: they are shown on the browser's clocks alone, and the line above says so.
const record = document.querySelector<HTMLElement>('[data-own-times]');
if (record) {
  const onDay = shape({ weekday: 'short' });
  const onDate = shape({ day: 'numeric', month: 'short' });
  for (const time of document.querySelectorAll<HTMLTimeElement>('.record time'))
    time.textContent = (time.matches('.late *') ? onDate : onDay).format(new Date(time.dateTime));
  record.textContent = record.dataset['ownTimes']!;
}
