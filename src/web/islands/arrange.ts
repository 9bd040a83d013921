// Lets the questions of a form be dragged, and moved by their buttons without a jump of the page. Both send the page's own forms. Without
// this script the buttons do the same, and the page opens again at the moved question.
const ROOT = '[data-arrange]';
let dragged: HTMLElement | null = null;

const rootOf = (): HTMLElement | null => document.querySelector<HTMLElement>(ROOT);
const items = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>(`${ROOT} [data-question]`)];

function prepare(): void {
  for (const item of items()) item.draggable = true;
}

/**
 * Sends a move and shows the list as it then is; reloads the page if that fails. The focus goes to the button of the moved thing (`next`).
 */
async function send(
  action: string,
  body: URLSearchParams,
  next?: { action: string; value: string },
): Promise<void> {
  const answer = await fetch(action, { method: 'POST', body }).catch(() => null);
  const page = answer?.ok ? new DOMParser().parseFromString(await answer.text(), 'text/html') : null;
  const fresh = page?.querySelector(ROOT);
  const old = rootOf();
  if (!page || !fresh || !old) return location.reload();
  old.replaceWith(document.adoptNode(fresh));
  said().textContent = page.querySelector('[role="status"]')?.textContent ?? '';
  prepare();
  if (!next) return;
  const there = [...document.querySelectorAll<HTMLButtonElement>(`${ROOT} button`)].filter(
    ({ form }) => form?.action === next.action,
  );
  // A thing at the edge has only the button for the other direction.
  (there.find(({ value }) => value === next.value) ?? there[0])?.focus();
}

/** The line that tells readers who cannot see it that something moved. */
function said(): HTMLElement {
  const known = document.querySelector<HTMLElement>('#arranged-said');
  if (known) return known;
  const made = document.createElement('p');
  made.id = 'arranged-said';
  made.className = 'vh';
  made.setAttribute('role', 'status');
  rootOf()?.before(made);
  return made;
}

addEventListener('submit', (event) => {
  const form = event.target;
  const button = event.submitter;
  if (!(form instanceof HTMLFormElement) || !(button instanceof HTMLButtonElement)) return;
  if (!form.closest(ROOT) || !form.action.endsWith('/position')) return;
  event.preventDefault();
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form, button))
    if (typeof value === 'string') body.append(name, value);
  const { value } = button;
  // A step is known by its place, which has changed.
  const moved = form.action.replace(
    /(\/steps\/)(\d+)/,
    (_, steps: string, step: string) => `${steps}${Number(step) + (value === 'up' ? -1 : 1)}`,
  );
  void send(form.action, body, { action: moved, value });
});

addEventListener('dragstart', (event) => {
  if (!(event.target instanceof HTMLElement)) return;
  dragged = event.target.closest<HTMLElement>(`${ROOT} [data-question]`);
  if (dragged && event.dataTransfer) {
    event.dataTransfer.effectAllowed = 'move';
    event.dataTransfer.setData('text/plain', '');
  }
});

/** The step under the dragged question, and the question in it that will come next: null at the step's end. */
function goalAt(event: DragEvent): { list: HTMLElement; before: HTMLElement | null } | null {
  if (!dragged || !(event.target instanceof Element)) return null;
  const list =
    event.target.closest<HTMLElement>(`${ROOT} [data-step]`) ??
    event.target.closest('section')?.querySelector<HTMLElement>(`${ROOT} [data-step]`);
  if (!list) return null;
  const before = [...list.querySelectorAll<HTMLElement>('[data-question]')].find((item) => {
    const { top, height } = item.getBoundingClientRect();
    return item !== dragged && event.clientY < top + height / 2;
  });
  return { list, before: before ?? null };
}

addEventListener('dragover', (event) => {
  const goal = goalAt(event);
  if (!goal || !dragged) return;
  event.preventDefault();
  if (goal.before) goal.before.before(dragged);
  else goal.list.append(dragged);
});

addEventListener('drop', (event) => {
  const goal = goalAt(event);
  const root = rootOf();
  if (!goal || !dragged || !root) return;
  event.preventDefault();
  const { question = '' } = dragged.dataset;
  const to = `${goal.list.dataset['step']}:${goal.before?.dataset['question'] ?? ''}`;
  dragged = null;
  void send(`${root.dataset['arrange']}/questions/${question}/position`, new URLSearchParams({ to }));
});

addEventListener('dragend', () => {
  // The question was dropped elsewhere: show everything as it was.
  if (dragged) location.reload();
  dragged = null;
});

prepare();
