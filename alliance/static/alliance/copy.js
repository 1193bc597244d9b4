/* Beside each request and program a button that takes it to the clipboard. Without this script, or where there is no
   clipboard to write to, they are selected by hand. */

const words = document.querySelector("[data-copy]").dataset;

for (const code of navigator.clipboard ? document.querySelectorAll(".docs .code:not(.answer) > code") : []) {
  const button = document.createElement("button");
  const say = (word) => {
    button.textContent = word;
  };
  button.type = "button";
  button.className = "copy";
  button.setAttribute("aria-live", "polite");
  say(words.copy);
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(code.textContent);
    say(words.copied);
    setTimeout(say, 2000, words.copy);
  });
  code.before(button);
}
