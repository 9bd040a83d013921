// Adds the browser's own time to dates whose reader told us no zone. Without it they stand in the programme's zone and UTC.
const { lang } = document.documentElement;
const words = document.querySelector<HTMLMetaElement>('meta[name="your-time"]')?.content ?? '';
const format = new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : lang, {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});
for (const time of document.querySelectorAll<HTMLTimeElement>('time[data-local]')) {
  const note = document.createElement('b');
  note.textContent = ` · ${format.format(new Date(time.dateTime))} ${words}`;
  (time.closest('.when') ?? time).append(note);
}
