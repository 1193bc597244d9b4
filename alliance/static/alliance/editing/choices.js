/* The boxes in which a record is searched for and chosen: they bear the name of their field, as its label says it. */
"use strict";
{
  const CHOICE = "select.admin-autocomplete";

  const nameOf = (select) => {
    const label = select.labels && select.labels[0];
    const words = label ? label.textContent : select.getAttribute("aria-label");
    return (words || "").replace(/:\s*$/, "").trim();
  };

  const name = (select) => {
    const container = select.nextElementSibling, words = nameOf(select);
    if (!container || !container.matches(".select2-container") || !words) {
      return;
    }
    container.querySelectorAll(".select2-search__field").forEach((box) => box.setAttribute("aria-label", words));
    container.querySelectorAll(".select2-selection--single").forEach((box) => {
      const shown = box.querySelector(".select2-selection__rendered");
      box.removeAttribute("aria-labelledby");
      box.setAttribute("aria-label", `${words}: ${shown.title || "–"}`);
      shown.setAttribute("aria-label", words);
    });
  };

  document.addEventListener("DOMContentLoaded", () => {
    /* The cross that empties a list stands among its entries, where no list may have it; each entry has its own. */
    document.querySelectorAll(`${CHOICE}[multiple]`).forEach((select) => { select.dataset.allowClear = "false"; });
    const all = () => document.querySelectorAll(`form ${CHOICE}`).forEach(name);
    const watch = new MutationObserver(all);
    document.querySelectorAll("#content form").forEach((form) => watch.observe(form, { childList: true, subtree: true }));
    all();
  });
}
