// Keeps what is typed on a form in this browser, per form and user, until it is saved; offers it after a crash.
"use strict";

(() => {
  const PREFIX = "alliance.kept:";
  const LONGEST = 500_000; // characters of one form
  const MOST = 20; // forms
  const OLDEST = 14 * 86_400_000; // milliseconds
  const NOT_TYPED = ["csrfmiddlewaretoken", "_nonce", "_refill"];
  const A_WHILE = 10_000; // milliseconds after which what was begun has come to nothing, as without a connection
  const own = `${PREFIX}${document.currentScript.dataset.user}:`;
  let isLeaving = false; // signing out: nothing is kept any more

  const keys = () => Object.keys(localStorage).filter((key) => key.startsWith(own));
  const forget = (key) => localStorage.removeItem(key);
  const read = (key) => {
    try {
      return JSON.parse(localStorage.getItem(key));
    } catch {
      return null;
    }
  };

  const forgetSaved = () => {
    const nonce = document.cookie.match(/(?:^|; )saved=([0-9a-f]{16})/)?.[1];
    if (!nonce) return;
    keys().filter((key) => key.endsWith(`:${nonce}`)).forEach(forget);
    document.cookie = "saved=; Max-Age=0; Path=/admin/";
  };

  const forgetOld = () => {
    const kept = keys().map((key) => [read(key)?.at ?? 0, key]).sort((one, other) => other[0] - one[0]);
    kept.filter(([at], place) => place >= MOST || Date.now() - at > OLDEST).forEach(([, key]) => forget(key));
  };

  const watch = (place) => {
    const form = place.closest("form");
    const nonce = Array.from(crypto.getRandomValues(new Uint8Array(8)), (one) => one.toString(16).padStart(2, "0")).join("");
    const here = `${own}${location.pathname}:`;
    const mine = here + nonce;
    const isUnsaved = "unsaved" in place.dataset;
    const hidden = Object.assign(document.createElement("input"), { type: "hidden", name: "_nonce", value: nonce });
    let began = "";
    let isSending = false;
    let timer;

    const typed = () => {
      const pairs = [...new FormData(form)].filter(([name, value]) => typeof value === "string" && !NOT_TYPED.includes(name));
      return new URLSearchParams(pairs).toString();
    };
    const isTyped = (now = typed()) => isUnsaved || now !== began;

    const keep = () => {
      clearTimeout(timer);
      if (isLeaving) return;
      const now = typed();
      if (!isTyped(now)) forget(mine);
      else if (now.length <= LONGEST) {
        try {
          localStorage.setItem(mine, JSON.stringify({ at: Date.now(), typed: now }));
        } catch {
          // The browser has no room: then only the page has it.
        }
      }
    };

    const say = (text) => {
      place.querySelector(".said").textContent = text;
      place.hidden = false;
    };

    const putBack = (key, kept) => {
      const sent = document.createElement("form");
      sent.method = "post";
      const add = (name, value) =>
        sent.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
      new URLSearchParams(kept.typed).forEach((value, name) => add(name, value));
      add("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
      add("_refill", "1");
      sessionStorage.setItem("alliance.sent", key);
      isSending = true;
      document.body.append(sent);
      sent.submit();
    };

    const offer = () => {
      const found = keys().filter((key) => key.startsWith(here) && key !== mine);
      const kept = found.map((key) => [key, read(key)]).filter(([, one]) => one && one.typed !== began);
      found.filter((key) => !kept.some(([other]) => other === key)).forEach(forget);
      if (!kept.length) return;
      const [key, newest] = kept.sort((one, other) => other[1].at - one[1].at)[0];
      const when = new Date(newest.at).toLocaleString(document.documentElement.lang, { dateStyle: "long", timeStyle: "short" });
      say(place.dataset.offer.replace("{time}", when));
      const [back, away] = place.querySelectorAll("button");
      back.parentElement.hidden = false;
      back.addEventListener("click", () => putBack(key, newest));
      away.addEventListener("click", () => {
        kept.forEach(([other]) => forget(other));
        place.hidden = true;
      });
    };

    const begin = () => {
      began = typed();
      form.append(hidden);
      const sent = sessionStorage.getItem("alliance.sent");
      sessionStorage.removeItem("alliance.sent");
      if (isUnsaved) {
        if (sent?.startsWith(here)) forget(sent);
        keep();
      } else offer();
    };

    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(keep, 500);
    };
    form.addEventListener("input", later);
    form.addEventListener("change", later);
    form.addEventListener("click", later); // rows that are added, moved or taken out
    form.addEventListener("keyup", later);
    addEventListener("pagehide", () => isSending || keep());
    addEventListener("beforeunload", (event) => {
      if (!isSending && isTyped()) event.preventDefault();
    });
    form.addEventListener("submit", (event) => {
      if (event.defaultPrevented || (event.submitter?.formTarget || form.target) === "_blank") return;
      keep();
      if (!navigator.onLine) {
        event.preventDefault();
        say(place.dataset.offline);
        place.scrollIntoView({ block: "center" });
        return;
      }
      sessionStorage.setItem("alliance.sent", mine);
      isSending = true;
      setTimeout(() => (isSending = false), A_WHILE);
    });
    // After the scripts that bring the form into its shape.
    if (document.readyState === "complete") setTimeout(begin);
    else addEventListener("load", () => setTimeout(begin));
  };

  try {
    forgetSaved();
    forgetOld();
    document.getElementById("logout-form")?.addEventListener("submit", () => {
      keys().forEach(forget);
      isLeaving = true;
      setTimeout(() => (isLeaving = false), A_WHILE);
    });
    const place = document.getElementById("keep");
    if (place) watch(place);
  } catch {
    // A browser that keeps nothing: the form works without.
  }
})();
