/* In place of the text of each finding, and of all of them, a button that takes it to the clipboard. Without this script,
   or where there is no clipboard to write to, that text is opened and selected by hand. */

const words = document.querySelector("[data-copy]").dataset;

function copies(details) {
  const button = document.createElement("button");
  const offered = details.closest(".finding") ? words.copy : words.copyAll;
  const about = details.querySelector("summary .visually-hidden");
  const say = (word) => {
    button.replaceChildren(word, ...(about ? [about.cloneNode(true)] : []));
  };
  button.type = "button";
  button.className = "copy";
  button.setAttribute("aria-live", "polite");
  say(offered);
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(details.querySelector("code").textContent);
    say(words.copied);
    setTimeout(say, 2000, offered);
  });
  details.parentElement.append(button);
  details.hidden = true;
}

if (navigator.clipboard) {
  document.querySelectorAll(".as-text").forEach(copies);
}
