// Says every 20 seconds that this form is open, and shows who else has it open.
"use strict";

(() => {
  const place = document.getElementById("presence");
  if (!place) return;
  const { address, seen, changed, ended } = place.dataset;
  const [told, warning] = place.querySelectorAll("p");

  const show = (line, text) => {
    if (line.textContent !== text) line.textContent = text;
    line.hidden = !text;
  };

  const said = (more = {}) => {
    const token = document.querySelector("[name=csrfmiddlewaretoken]").value;
    return new URLSearchParams({ csrfmiddlewaretoken: token, seen, ...more });
  };

  const ask = async () => {
    if (document.visibilityState !== "visible" || !navigator.onLine) return;
    try {
      const answer = await fetch(address, { method: "POST", body: said() });
      const isOurs = answer.ok && !answer.redirected && answer.headers.get("Content-Type").includes("json");
      if (!isOurs) {
        show(warning, answer.redirected || answer.status === 403 ? ended : "");
        return;
      }
      const present = await answer.json();
      show(told, present.told);
      show(warning, present.changed ? changed : "");
    } catch {
      // No connection: the next time.
    }
  };

  setInterval(ask, 20_000);
  document.addEventListener("visibilitychange", ask);
  addEventListener("pagehide", () => navigator.sendBeacon(address, said({ leave: "1" })));
})();
