// The menus of the bar, of rounds and of one's own, lie over the page. Esc closes one, and so does the focus that leaves it: it would go on beneath unseen.
for (const menu of document.querySelectorAll<HTMLDetailsElement>('.workbench-top details')) {
  menu.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !menu.open) return;
    event.preventDefault();
    menu.open = false;
    menu.querySelector('summary')?.focus();
  });
  menu.addEventListener('focusout', ({ relatedTarget }) => {
    if (relatedTarget instanceof Node && !menu.contains(relatedTarget)) menu.open = false;
  });
}
