// Keeps the desk of a live chat up to date: the people who wait, the reports, and the next question. Each look tells the server that the
// host is there. A part in which somebody types, or has opened something, stays as it is until they finish.
const EVERY = 15_000;
const PARTS = '[data-renews]';

const isBusy = (part: Element): boolean =>
  part.contains(document.activeElement) || part.querySelector('details[open]') !== null;

async function renew(): Promise<void> {
  // Leaves out the picture of the hours, which costs the server a moment and does not change.
  const own = new URL(location.href);
  own.searchParams.set('now', '');
  const answer = await fetch(own.pathname + own.search);
  // The host has gone or is signed out: the page says so itself when it is loaded again.
  if (!answer.ok || answer.redirected) return;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  for (const part of document.querySelectorAll<HTMLElement>(PARTS)) {
    const fresh = page.getElementById(part.id);
    if (!fresh || isBusy(part) || fresh.innerHTML === part.innerHTML) continue;
    part.replaceChildren(...fresh.childNodes);
  }
}

if (document.querySelector(PARTS))
  setInterval(() => {
    if (!document.hidden) void renew().catch(() => {});
  }, EVERY);
