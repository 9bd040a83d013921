import { expect, test } from 'vitest';
import en from '../../../locales/en/texts.json' with { type: 'json' };

/** The keys of sentences that tell a volunteer why something was not done. */
const REFUSALS =
  /^(?:(?:applications|duplicates|imports|inbox|matching|notes|outbox|questions|rounds)\.refused|person\.move-refused|outbox\.mail-refused|log\.not-undone|imports\.not-taken|duplicates\.not-parted|partnerships\.not-reminded|(?:people|topics)\.error)\.|^(?:moderation\.gone|several\.(?:stopped|not-waiting|failed|none|too-many)|note\.(?:undo-left|undo-too-late|taken-meanwhile|changed-meanwhile)|person\.move-none|imports\.fault\.(?:malformed|control))$/;

/** A sentence that asks for something, and so says both the reason and what to do. */
const ASKS = /^(?:Choose|Type|Please|Write|Say why|Only|At least|At most|Two questions|An address begins)/;

test('every refusal of the workbench says why and what to do, or that nothing is left to do', () => {
  const refusals = Object.entries(en).filter(([key]) => REFUSALS.test(key));
  expect(refusals.length).toBeGreaterThan(100);
  // The reason and the next step are separate parts: after a full stop, a colon, a semicolon, or a comma and "so".
  const lacking = refusals.filter(
    ([, text]) => !/[.:;] \S|, so \S/.test(text) && !ASKS.test(text) && !text.includes('{why}'),
  );
  expect(lacking).toEqual([]);
});
