// Loads the page again when the program was built anew (`npm run dev` alone). Each build gives this script another name, so a server that
// has no file of ours by it is a newer one.
declare const BUILD: string;
console.debug(`build ${BUILD}`);

const PAUSE_MS = 200;
let isAsking = false;

// Ends with the server, and now and then by itself.
new EventSource('/dev/live/events').addEventListener('error', () => {
  if (!isAsking) void loadWhenNew();
});

async function loadWhenNew(): Promise<void> {
  isAsking = true;
  for (;;) {
    const status = await fetch(import.meta.url, { cache: 'no-store' }).then(
      (answer) => answer.status,
      () => null,
    );
    if (status === 404) return location.reload();
    if (status === 200) break;
    await new Promise((done) => setTimeout(done, PAUSE_MS));
  }
  isAsking = false;
}
