/** Fields of one line; a box has a value of its own, ticked or not. */
const LINES = 'input:not([type="checkbox"], [type="radio"])';

type Field = HTMLInputElement | HTMLTextAreaElement;

/** The address that this page answered, if a form was sent to it: that form's words came back, and are kept nowhere else. */
let answered = document.querySelector('main[data-posted]') ? location.pathname : null;

const isBack = ({ form }: Field): boolean =>
  answered !== null && form !== null && new URL(form.action).pathname === answered;

const changed = (which: string): Field[] =>
  [...document.querySelectorAll<Field>(which)].filter(
    (one) => one.value !== (isBack(one) ? '' : one.defaultValue),
  );

const ALL = `main :is(textarea, ${LINES})`;
/** Fields that hold words, and not what a list is filtered by. */
const WORDS = `main textarea, .beside-record ${LINES}`;

/** Whether there are words on the page that were not sent: no key that is pressed beside them leads away. */
export const isTyped = (): boolean => changed(ALL).length > 0;

const nameOf = (one: Field): string => `${one.form?.getAttribute('action')} ${one.name}`;

/** Words that were not sent, by the address of the record beside which they stood and by their field, while the page is not loaded anew. */
const kept = new Map<string, Map<string, string>>();

/** Keeps what was typed beside a record, which gives way to another one. */
export function keepTyped(record: string): void {
  const typed = changed(WORDS);
  if (typed.length > 0) kept.set(record, new Map(typed.map((one) => [nameOf(one), one.value])));
  else kept.delete(record);
  answered = null;
}

/** Puts it back into the fields of the record, which is shown again. */
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

/** Has the browser ask whether to leave words behind that go with no form. Call it after whatever may stop a form from being sent. */
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
