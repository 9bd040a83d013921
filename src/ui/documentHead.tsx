/** The head of every document: how its bytes are read, how wide and in which colours it may be drawn, and its title. */
export function DocumentHead({ title }: { title: string }) {
  return (
    <>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      {/* Marks that isolate names are drawn as boxes where a browser shows titles. */}
      <title>{title.replaceAll(/[\u2066-\u2069]/g, '')}</title>
    </>
  );
}
