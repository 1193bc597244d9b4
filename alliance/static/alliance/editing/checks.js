/* Asks while somebody types what saving the form would come to, and says so beside the fields.

   Without this script the button “Check” does the same. The texts come from the page. */
"use strict";

(function () {
  const PAUSE = 1200; // milliseconds without typing

  function start() {
    const end = document.getElementById("this-change");
    const form = end && end.closest("form");
    if (!form || !end.dataset.check) return;
    const result = end.querySelector(".check-result");
    const list = end.querySelector(".check-problems");
    const count = form.querySelector(".check-count"); // beside the buttons, in sight from everywhere
    let timer = 0;
    let asking = null;
    const confirmed = new Set(Array.from(list.querySelectorAll("input:checked"), (box) => box.value));

    list.addEventListener("change", (event) => {
      if (event.target.checked) confirmed.add(event.target.value);
      else confirmed.delete(event.target.value);
      event.stopPropagation();
    });
    form.addEventListener("input", later);
    form.addEventListener("change", later);
    form.addEventListener("submit", () => {
      window.clearTimeout(timer);
      if (asking) asking.abort();
    });
    // Asked for by the button the answer is gone to, without the way through a new page.
    const button = form.querySelector("[name=_check]");
    button?.addEventListener("click", async (event) => {
      event.preventDefault();
      window.clearTimeout(timer);
      if (await ask()) end.scrollIntoView({ block: "center" });
      else form.requestSubmit(button);
    });
    if (window.django && window.django.jQuery) {
      window.django.jQuery(form).on("select2:select select2:clear", later);
    }

    function later(event) {
      if (event && event.target.name === "confirmed") return;
      window.clearTimeout(timer);
      timer = window.setTimeout(ask, PAUSE);
    }

    async function ask() {
      if (asking) asking.abort();
      asking = new AbortController();
      const question = asking;
      result.textContent = end.dataset.checking;
      try {
        const answer = await fetch(end.dataset.check, {
          method: "POST",
          body: new FormData(form),
          headers: { Accept: "application/json" },
          redirect: "error",
          signal: question.signal,
        });
        if (!answer.ok) throw new Error(answer.status);
        show(await answer.json());
        return true;
      } catch {
        // Offline, signed out, or asked again meanwhile: saving tells.
        if (question === asking) result.textContent = "";
        return false;
      }
    }

    function show(answer) {
      form.querySelectorAll(".check-note").forEach((note) => note.remove());
      form.querySelectorAll(".errorlist, .errornote").forEach((stale) => stale.remove());
      form.querySelectorAll(".errors").forEach((mended) => mended.classList.remove("errors"));
      list.replaceChildren(...answer.problems.map(line));
      answer.problems.forEach(beside);
      result.textContent = answer.problems.length ? "" : end.dataset.fine;
      count.hidden = !answer.problems.length;
      count.classList.toggle("check-refusal", answer.problems.some((problem) => problem.blocks));
      count.textContent = count.dataset.count.replace("{count}", answer.problems.length);
      for (const [prefix, [label, code]] of Object.entries(answer.verdicts)) tell(prefix, label, code);
    }

    function line(problem) {
      const item = document.createElement("li");
      item.className = problem.blocks ? "check-refusal" : "check-warning";
      const kind = document.createElement("strong");
      kind.textContent = problem.blocks ? end.dataset.refused : end.dataset.warning;
      item.append(kind, ": ");
      const name = nameOf(problem.place);
      if (name) {
        const link = document.createElement("a");
        link.href = "#" + problem.place;
        link.textContent = name;
        item.append(link, " – ");
      }
      item.append(problem.text);
      if (!problem.blocks) item.append(tick(problem.code));
      return item;
    }

    function nameOf(place) {
      const field = place && document.getElementById(place);
      if (!field) return "";
      const label = form.querySelector('label[for="' + CSS.escape(place) + '"]');
      const name = label ? label.textContent : field.getAttribute("aria-label") || "";
      return name.trim().replace(/:$/, "");
    }

    function tick(code) {
      const label = document.createElement("label");
      const box = document.createElement("input");
      box.type = "checkbox";
      box.name = "confirmed";
      box.value = code;
      box.checked = confirmed.has(code);
      label.append(box, " " + end.dataset.confirm);
      return label;
    }

    function beside(problem) {
      const field = problem.place && document.getElementById(problem.place);
      const around = field && field.closest("td, .fieldBox, .form-row, .form-group");
      if (!around || end.contains(around)) return;
      const note = document.createElement("p");
      note.className = "check-note " + (problem.blocks ? "check-refusal" : "check-warning");
      note.textContent = problem.text;
      around.append(note);
    }

    function tell(prefix, label, code) {
      const cell = form.querySelector("#" + CSS.escape(prefix) + " .field-judged .verdict");
      if (!cell) return;
      cell.textContent = label;
      cell.dataset.verdict = code;
    }
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
