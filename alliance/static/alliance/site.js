/* The slider of the map: it tells the change it stands on, and shows that day without losing the reader's place.
   Without this script the button beside it asks for the same. */

/* Everything on the page but `kept` and what holds it, replaced by its twin on the page that was fetched. */
function swap(old, fresh, kept) {
  if (old.children.length !== fresh.children.length) {
    throw new Error("The two pages are not built alike.");
  }
  const twins = [...fresh.children];
  [...old.children].forEach((child, place) => {
    if (!child.contains(kept)) {
      child.replaceWith(twins[place]);
    } else if (child !== kept) {
      swap(child, twins[place], kept);
    }
  });
}

for (const form of document.querySelectorAll("form[data-steps]")) {
  const slider = form.querySelector("input[type=range]");
  const reached = form.querySelector("output");
  let question = new AbortController();

  const tell = () => {
    const change = slider.list.options[slider.value].label;
    slider.setAttribute("aria-valuetext", change);
    if (reached.value !== change) {
      reached.value = change;
    }
  };

  const show = async () => {
    question.abort();
    question = new AbortController();
    try {
      const answer = await fetch(`?${new URLSearchParams(new FormData(form))}`, { signal: question.signal });
      if (!answer.ok) {
        throw new Error(answer.statusText);
      }
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      swap(document.body, page.body, form);
      document.title = page.title;
      history.replaceState(null, "", answer.url);
    } catch (error) {
      if (error.name !== "AbortError") {
        form.submit();
      }
    }
  };

  form.querySelector("button").hidden = true;
  slider.addEventListener("input", tell);
  slider.addEventListener("change", show);
  tell();
}
