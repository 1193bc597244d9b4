/* Rows that stand in an order: moved by their buttons, and by Alt with an arrow key.

   The row in which somebody is stays where it is in the document, its neighbour goes around it: so it keeps the focus.
   The places are numbers in hidden fields; a move exchanges two of them. */
"use strict";
{
  const inputOf = (row) => row.querySelector(".place input");
  const numberOf = (row) => parseInt(inputOf(row).value, 10) || Infinity;
  const indexOf = (row) => Number(row.id.split("-").pop());

  class Order {
    constructor(group) {
      this.group = group;
      this.prefix = group.id.replace(/-group$/, "");
      this.said = document.createElement("p");
      this.said.className = "place-said";
      this.said.setAttribute("role", "status");
      group.append(this.said);
      group.querySelectorAll(".place button").forEach((button) => { button.hidden = false; });
      group.addEventListener("click", (event) => this.clicked(event));
      group.addEventListener("keydown", (event) => this.pressed(event), true);
      group.addEventListener("focusin", () => this.label()); // of a new row, the topic may be chosen by now
      group.addEventListener("formset:added", (event) => this.added(event.target));
      document.addEventListener("formset:removed", (event) => this.removed(event));
      this.sort((one, other) => numberOf(one) - numberOf(other) || indexOf(one) - indexOf(other));
      this.label();
    }

    get rows() {
      return [...this.group.querySelectorAll("tbody > tr.form-row:not(.empty-form)")];
    }

    /* A row with the line of its errors, which stands before it. */
    whole(row) {
      const before = row.previousElementSibling;
      return before && before.matches(".row-form-errors") ? [before, row] : [row];
    }

    sort(compare) {
      const rows = this.rows, sorted = [...rows].sort(compare);
      if (sorted.some((row, place) => row !== rows[place])) {
        const end = this.group.querySelector("tbody > tr.empty-form, tbody > tr.add-row");
        sorted.forEach((row) => this.whole(row).forEach((one) => row.parentNode.insertBefore(one, end)));
      }
    }

    clicked(event) {
      const button = event.target.closest(".place button");
      if (button) {
        this.move(button.closest("tr"), Number(button.dataset.step));
      }
    }

    pressed(event) {
      const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
      const row = event.target.closest("tr.form-row");
      if (step && row && event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey && inputOf(row)) {
        event.preventDefault();
        event.stopPropagation();
        this.move(row, step);
      }
    }

    move(row, step) {
      const rows = this.rows, place = rows.indexOf(row), other = rows[place + step];
      if (!other) {
        this.say(row, step < 0 ? "first" : "last");
        return;
      }
      const numbers = this.numbers(rows);
      if (step < 0) {
        row.after(...this.whole(other));
      } else {
        this.whole(row)[0].before(...this.whole(other));
      }
      this.rows.forEach((one, at) => { inputOf(one).value = numbers[at]; });
      inputOf(row).dispatchEvent(new Event("change", { bubbles: true }));
      this.group.querySelectorAll("tr.moved").forEach((one) => one.classList.remove("moved"));
      row.classList.add("moved");
      row.scrollIntoView({ block: "nearest" });
      this.say(row, "moved");
    }

    /* The numbers of the rows as they stand, each higher than the one before. */
    numbers(rows) {
      let last = 0;
      return rows.map((row) => {
        const number = numberOf(row);
        last = number > last && number < Infinity ? number : last + 1;
        return last;
      });
    }

    name(row) {
      const settled = row.querySelector(".settled");
      const chosen = row.querySelector("select option:checked");
      const text = settled ? settled.textContent : chosen ? chosen.textContent : "";
      return text.trim() || row.querySelector(".place").dataset.nameless;
    }

    fill(text, row) {
      const rows = this.rows;
      const words = { row: this.name(row), place: rows.indexOf(row) + 1, count: rows.length };
      return text.replace(/%\((\w+)\)s/g, (all, name) => words[name]);
    }

    say(row, what) {
      this.said.textContent = this.fill(row.querySelector(".place").dataset[what], row);
      this.label();
    }

    label() {
      const rows = this.rows;
      rows.forEach((row, place) => row.querySelectorAll(".place button").forEach((button) => {
        const words = this.fill(button.dataset.label, row);
        button.setAttribute("aria-label", words);
        button.title = words;
        button.setAttribute("aria-disabled", String(!rows[place + Number(button.dataset.step)]));
      }));
    }

    /* Whoever asks for a row wants to fill it in, once Django has made a search of its choice. */
    added(row) {
      this.label();
      setTimeout(() => {
        const first = row.querySelector(".select2-selection, select, textarea, input:not([type=hidden])");
        if (first) {
          first.focus();
        }
      });
    }

    /* Django numbers the rows anew in the order in which they stand: existing ones have to come first while it does. */
    removed(event) {
      if (event.detail.formsetName === this.prefix) {
        const places = new Map(this.rows.map((row, place) => [row, place]));
        this.sort((one, other) => indexOf(one) - indexOf(other));
        setTimeout(() => {
          this.sort((one, other) => places.get(one) - places.get(other));
          this.label();
        });
      }
    }
  }

  const begin = () => document.querySelectorAll(".inline-group").forEach((group) => {
    if (group.querySelector(".place")) {
      new Order(group);
    }
  });
  if (document.readyState === "loading") {
    document.addEventListener("DOMContentLoaded", begin);
  } else {
    begin();
  }
}
