/* An article beside what is found in it: every decision is kept at once, by mouse, touch or keys. */
"use strict";
{
  const form = document.getElementById("candidates");
  const told = document.getElementById("told");
  const help = document.getElementById("keys");
  const KEYS_OFF = "alliance.articles.keys-off";
  const NAMES = ["fact", "field", "value", "statement_en", "statement_ind"];
  const undoable = []; // what stood there before each decision, the last one at the end
  let queue = Promise.resolve(); // one after the other, so that each has seen what came before it

  const all = () => [...form.querySelectorAll(".candidate")].filter((one) => !one.parentElement.closest("details:not([open])"));
  const current = () => document.activeElement?.closest?.(".candidate") ?? null;
  const part = (candidate, name) => form.elements[`${name}-${candidate.dataset.number}`];
  const say = (text, failed = false) => {
    told.textContent = text;
    told.classList.toggle("failed", failed);
  };

  const show = (candidate) => {
    document.querySelectorAll(".article-text mark.here").forEach((mark) => mark.classList.remove("here"));
    const marks = document.querySelectorAll(`.article-text mark[data-claims~="${candidate.dataset.number}"]`);
    marks.forEach((mark) => mark.classList.add("here"));
    const place = marks[0], pane = place?.closest(".article-text");
    if (pane && pane.scrollHeight > pane.clientHeight) {
      pane.scrollTop += place.getBoundingClientRect().top - pane.getBoundingClientRect().top - pane.clientHeight / 3;
    }
  };

  const go = (candidate) => {
    if (!candidate) return;
    candidate.focus();
    candidate.scrollIntoView({ block: "nearest" });
  };

  const step = (by) => {
    const list = all(), here = list.indexOf(current());
    go(list[here < 0 ? (by > 0 ? 0 : list.length - 1) : Math.min(Math.max(here + by, 0), list.length - 1)]);
  };

  const stored = (candidate) => JSON.parse(candidate.dataset.stored);
  const typed = (candidate) => {
    const values = Object.fromEntries(NAMES.map((name) => [name, part(candidate, name).value]));
    return { ...values, decision: part(candidate, "decision").value };
  };
  const remember = (candidate) => { candidate.dataset.stored = JSON.stringify(typed(candidate)); };
  const isChanged = (candidate) => candidate.dataset.stored !== JSON.stringify(typed(candidate));

  const fill = (candidate, claim) => {
    NAMES.forEach((name) => { part(candidate, name).value = claim[name] ?? ""; });
    part(candidate, "decision").value = claim.decision;
    part(candidate, "seen").value = claim.seen ?? part(candidate, "seen").value;
    candidate.dataset.decision = claim.decision;
    candidate.querySelector(".statement").textContent = document.documentElement.lang.startsWith("id") ? claim.statement_ind : claim.statement_en;
    remember(candidate);
  };

  const progress = ({ decided, total }) => {
    document.getElementById("progress").textContent = `${decided} / ${total}`;
    const bar = document.querySelector(".article-progress");
    bar.max = total || 1;
    bar.value = decided;
  };

  const post = async (candidate, values, isUndo) => {
    const data = new FormData(), number = candidate.dataset.number;
    data.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    data.set(`seen-${number}`, part(candidate, "seen").value);
    Object.entries(values).forEach(([name, value]) => data.set(`${name}-${number}`, value));
    if (isUndo) data.set("undo", "1");
    const response = await fetch(form.action, { method: "POST", body: data, headers: { Accept: "application/json" } });
    if (!response.headers.get("Content-Type")?.includes("json")) throw new Error(response.statusText);
    return response.json();
  };

  const keep = (candidate, values, isUndo = false) => {
    const before = stored(candidate);
    remember(candidate); // whatever else happens meanwhile sends it once
    queue = queue.then(async () => {
      try {
        const answer = await post(candidate, values, isUndo);
        const refused = answer.refused.join(" ");
        const claim = answer.claims[candidate.dataset.number];
        candidate.querySelector(":scope > .candidate-told").textContent = refused;
        if (claim && !(refused && isSame(claim, before))) fill(candidate, claim);
        else if (refused) putBack(candidate, before);
        if (!refused && !isUndo) undoable.push([candidate, before]);
        say(refused || (isUndo ? form.dataset.undone : form.dataset.kept), Boolean(refused));
        progress(answer);
      } catch {
        putBack(candidate, before);
        say(form.dataset.failed, true);
      }
    });
    return queue;
  };
  /* What was typed stays to be mended; it is not kept. */
  const putBack = (candidate, before) => {
    part(candidate, "decision").value = before.decision;
    candidate.dataset.stored = JSON.stringify(before);
  };
  const isSame = (claim, before) => [...NAMES, "decision"].every((name) => (claim[name] ?? "") === before[name]);

  const decide = (candidate, decision) => {
    part(candidate, "decision").value = decision;
    if (!isChanged(candidate)) return;
    keep(candidate, typed(candidate));
    const list = all();
    go(list[list.indexOf(candidate) + 1] ?? candidate);
  };

  const correct = (candidate) => {
    candidate.querySelector(".correct").open = true;
    const box = part(candidate, part(candidate, "value").value ? "value" : "statement_en");
    box.focus();
    box.select();
  };

  const undo = () => {
    const last = undoable.pop();
    if (!last) return say(form.dataset.nothing, true);
    const [candidate, before] = last;
    fill(candidate, { ...before, seen: part(candidate, "seen").value });
    keep(candidate, before, true);
    return go(candidate);
  };

  const openHelp = () => help.showModal();
  const KEYS = {
    j: () => step(1),
    k: () => step(-1),
    a: (candidate) => candidate && decide(candidate, "accepted"),
    r: (candidate) => candidate && decide(candidate, "rejected"),
    c: (candidate) => candidate && correct(candidate),
    u: undo,
    "?": openHelp,
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || help.open) return;
    const isTyping = event.target.closest?.("input:not([type=radio]):not([type=checkbox]), textarea, select");
    if (event.key === "Escape" && isTyping && current()) {
      current().focus();
      return;
    }
    if (isTyping || localStorage.getItem(KEYS_OFF) || !KEYS[event.key]) return;
    event.preventDefault();
    KEYS[event.key](current());
  });

  form.addEventListener("change", (event) => {
    const candidate = event.target.closest(".candidate");
    if (candidate && isChanged(candidate)) keep(candidate, typed(candidate));
  });
  form.addEventListener("focusin", (event) => {
    const candidate = event.target.closest(".candidate");
    if (candidate) show(candidate);
  });

  /* Enter in a field of a candidate keeps it, and sends nothing else. */
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !event.target.matches("input:not([type=radio])")) return;
    event.preventDefault();
    event.target.closest(".candidate").focus(); // with which the field has changed
  });

  /* Marks in the text lead to their candidates. */
  document.querySelector(".article-text").addEventListener("click", (event) => {
    const number = event.target.closest("mark")?.dataset.claims.split(" ")[0];
    if (number && getSelection().isCollapsed) open(document.getElementById(`claim-${number}`));
  });
  const open = (candidate) => {
    for (let place = candidate?.closest("details"); place; place = place.parentElement.closest("details")) place.open = true;
    go(candidate);
  };
  document.querySelectorAll("a[data-claim]").forEach((link) => link.addEventListener("click", (event) => {
    event.preventDefault();
    open(document.getElementById(`claim-${link.dataset.claim}`));
  }));

  /* What is selected in the text can be added as a claim; characters are counted as Python counts them. */
  const missed = document.getElementById("missed");
  const length = (text) => [...text].length;
  document.addEventListener("selectionchange", () => {
    const selection = getSelection();
    if (selection.isCollapsed || !selection.rangeCount) return;
    const range = selection.getRangeAt(0).cloneRange(), from = range.startContainer;
    const text = (from.nodeType === Node.ELEMENT_NODE ? from : from.parentElement)?.closest(".paragraph-text");
    if (!text) return;
    if (!text.contains(range.endContainer)) range.setEnd(text, text.childNodes.length); // up to the end of the first
    const before = document.createRange();
    before.selectNodeContents(text);
    before.setEnd(range.startContainer, range.startOffset);
    const start = length(before.toString()), chosen = range.toString();
    if (!chosen.trim()) return;
    document.getElementById("id_paragraph").value = text.closest(".paragraph").dataset.number;
    document.getElementById("id_characters").value = `${start}-${start + length(chosen)}`;
    const quote = document.getElementById("selected");
    quote.textContent = chosen;
    quote.hidden = false;
    missed.open = true;
  });
  document.getElementById("id_paragraph").addEventListener("input", () => {
    document.getElementById("id_characters").value = "";
    document.getElementById("selected").hidden = true;
  });

  /* Facts are looked up while one types. */
  const facts = document.getElementById("facts");
  let looking;
  document.addEventListener("input", (event) => {
    if (event.target.getAttribute("list") !== "facts") return;
    clearTimeout(looking);
    looking = setTimeout(async () => {
      const address = `${form.dataset.lookup}?${new URLSearchParams({ q: event.target.value })}`;
      const response = await fetch(address, { headers: { Accept: "application/json" } });
      if (!response.ok) return;
      const known = new Set([...facts.options].map((option) => option.value));
      (await response.json()).facts.filter((fact) => !known.has(fact.reference)).forEach((fact) => {
        facts.append(Object.assign(document.createElement("option"), { value: fact.reference, textContent: fact.name }));
      });
    }, 300);
  });

  const switchKeys = document.getElementById("keys-on");
  switchKeys.checked = !localStorage.getItem(KEYS_OFF);
  switchKeys.addEventListener("change", () => {
    if (switchKeys.checked) localStorage.removeItem(KEYS_OFF);
    else localStorage.setItem(KEYS_OFF, "1");
  });
  const opener = document.getElementById("help-opener");
  opener.hidden = false;
  opener.addEventListener("click", openHelp);
  document.documentElement.classList.add("has-script");
  form.querySelectorAll(".candidate").forEach(remember);
}
