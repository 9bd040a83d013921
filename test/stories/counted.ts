import type { Locator, Page } from 'playwright-core';

/** Somebody at a browser without script, whose clicks and screens are counted. */
export interface Counted {
  clicks: number;
  screens: number;
  press(role: 'link' | 'button', name: string | RegExp): Promise<void>;
  /** Follows a link whose name is not known beforehand. */
  follow(link: Locator): Promise<void>;
  tick(box: Locator): Promise<void>;
  /** Counts one click into the field; typing is no click. */
  type(field: Locator, text: string): Promise<void>;
  /** Counts two clicks: one opens the list, one chooses. */
  select(field: Locator, label: string): Promise<void>;
  choose(field: Locator, file: { name: string; bytes: Buffer }): Promise<void>;
  /** Looks again at a page whose work goes on by itself. */
  lookAgain(): Promise<void>;
}

export function countedOn(tab: Page): Counted {
  // A page that reloads by itself counts as the same screen.
  let hasActed = true;
  tab.on('framenavigated', (frame) => {
    if (frame !== tab.mainFrame() || !hasActed) return;
    hasActed = false;
    own.screens += 1;
  });
  const click = async (act: () => Promise<unknown>, clicks = 1): Promise<void> => {
    own.clicks += clicks;
    hasActed = true;
    await act();
    hasActed = false;
  };
  const own: Counted = {
    clicks: 0,
    screens: 0,
    press: (role, name) => click(() => tab.getByRole(role, { name }).first().click()),
    follow: (link) => click(() => link.first().click()),
    tick: (box) => click(() => box.check()),
    type: (field, text) => click(() => field.fill(text)),
    select: (field, label) => click(() => field.selectOption({ label }), 2),
    choose: (field, { name, bytes }) =>
      click(() => field.setInputFiles({ name, mimeType: 'application/octet-stream', buffer: bytes })),
    lookAgain: () => click(() => tab.reload(), 0),
  };
  return own;
}
