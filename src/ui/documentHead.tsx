/** The head of every document: its encoding, the width and colours in which it may be drawn, and its title. */
export function DocumentHead({ title }: { title: string }) {
  return (
    <>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      {/* Browsers show the marks that isolate names as boxes in titles. */}
      <title>{title.replaceAll(/[\u2066-\u2069]/g, '')}</title>
    </>
  );
}
