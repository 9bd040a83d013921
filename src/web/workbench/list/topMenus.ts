// The bar's menus, for rounds and for the volunteer, lie over the page. Esc closes one, and so does moving the focus out of it, which would
// otherwise go on unseen behind the menu.
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
