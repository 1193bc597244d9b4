/* Rows beneath a record: each cell has the words of its column with it, for screens too narrow for a head of a table. */
"use strict";
{
  const label = (table) => {
    const heads = [...table.querySelectorAll("thead th")].map((head) => head.textContent.trim());
    table.querySelectorAll("tbody > tr.form-row").forEach((row) => {
      [...row.children].forEach((cell, place) => { cell.dataset.label = heads[place] || ""; });
    });
    table.classList.add("labelled");
  };
  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll(".inline-group .tabular table").forEach(label);
  });
}
