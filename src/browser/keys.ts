/** "/" brings the reader to the search field, unless they are writing. */
document.addEventListener("keydown", (event) => {
  const target = event.target;
  const isWriting =
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(input|select|textarea)$/i.test(target.tagName));
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isWriting) return;
  const field = document.getElementById("site-search");
  if (!(field instanceof HTMLInputElement)) return;
  event.preventDefault();
  field.focus();
});

export {};
