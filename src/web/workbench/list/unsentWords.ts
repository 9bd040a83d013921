/** Fields of one line. A box is none: it has the same value, ticked or not. */
const LINES = 'input:not([type="checkbox"], [type="radio"])';

type Field = HTMLInputElement | HTMLTextAreaElement;

/** The address that this page answered, if a form was posted there: the words of that form came back, and exist nowhere else. */
let answered = document.querySelector('main[data-posted]') ? location.pathname : null;

const isBack = ({ form }: Field): boolean =>
  answered !== null && form !== null && new URL(form.action).pathname === answered;

const changed = (which: string): Field[] =>
  [...document.querySelectorAll<Field>(which)].filter(
    (one) => one.value !== (isBack(one) ? '' : one.defaultValue),
  );

const ALL = `main :is(textarea, ${LINES})`;
/** Fields for words, without those that filter a list. */
const WORDS = `main textarea, .beside-record ${LINES}`;

/** Whether the page has unsent words: then no key pressed beside them leads away. */
export const isTyped = (): boolean => changed(ALL).length > 0;

const nameOf = (one: Field): string => `${one.form?.getAttribute('action')} ${one.name}`;

/** Unsent words, by the address of their record and by their field, as long as the page is not reloaded. */
const kept = new Map<string, Map<string, string>>();

/** Keeps the words typed beside a record, before another one takes its place. */
export function keepTyped(record: string): void {
  const typed = changed(WORDS);
  if (typed.length > 0) kept.set(record, new Map(typed.map((one) => [nameOf(one), one.value])));
  else kept.delete(record);
  answered = null;
}

/** Puts kept words back into the fields of the record that is shown again. */
export function putTypedBack(record: string): void {
  const words = kept.get(record);
  kept.delete(record);
  for (const one of document.querySelectorAll<Field>(WORDS)) {
    const typed = words?.get(nameOf(one));
    if (typed === undefined) continue;
    one.value = typed;
    const fold = one.closest('details');
    if (fold) fold.open = true;
  }
}

/** Makes the browser ask before unsent words are lost. Call this after all that may stop a form from being sent. */
export function mindUnsentWords(): void {
  let sent: EventTarget | null = null;
  addEventListener('submit', (event) => {
    // The answer may be shown in a frame, beside the words.
    const isInFrame = event.submitter instanceof HTMLButtonElement && event.submitter.formTarget !== '';
    sent = event.defaultPrevented || isInFrame ? null : event.target;
  });
  for (const again of ['input', 'pageshow']) addEventListener(again, () => (sent = null));
  addEventListener('beforeunload', (event) => {
    if (kept.size > 0 || changed(WORDS).some((one) => one.form === null || one.form !== sent))
      event.preventDefault();
  });
}
