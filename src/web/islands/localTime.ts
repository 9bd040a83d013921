// Adds the browser's own time to dates, for readers whose zone is not known. Without it dates show the programme's zone and UTC.
const { lang } = document.documentElement;
const yourTime = document.querySelector<HTMLMetaElement>('meta[name="your-time"]')?.content ?? '';
const format = new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : lang, {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});
const days = new Intl.RelativeTimeFormat(lang, { numeric: 'auto' });
const dayOf = (at: Date): number => Date.UTC(at.getFullYear(), at.getMonth(), at.getDate()) / 86_400_000;
for (const time of document.querySelectorAll<HTMLTimeElement>('time[data-local]')) {
  const at = new Date(time.dateTime);
  const ahead = dayOf(at) - dayOf(new Date());
  const soon =
    time.dataset['local'] === 'soon' && (ahead === 0 || ahead === 1) ? `${days.format(ahead, 'day')}: ` : '';
  const note = document.createElement('b');
  note.textContent = ` · ${soon}${format.format(at)} ${yourTime}`;
  (time.closest('.when') ?? time).append(note);
}
