// Suggestions while one types: names from the server into the field's list, and nothing else.
"use strict";
for (const field of document.querySelectorAll("[data-suggest]")) {
  const list = document.getElementById(field.getAttribute("list"));
  const url = new URL(field.dataset.suggest, location.href);
  let last = "", timer = 0, asked = null;
  const ask = async () => {
    const words = field.value.trim();
    if (words === last || !words) return;
    last = words;
    if (asked) asked.abort();
    asked = new AbortController();
    url.searchParams.set("q", words);
    try {
      const answer = await fetch(url, {signal: asked.signal, credentials: "same-origin"});
      if (!answer.ok) return;
      const options = (await answer.json()).map(name => {
        const option = document.createElement("option");
        option.value = name;
        return option;
      });
      list.replaceChildren(...options);
    } catch (error) {
      if (error.name !== "AbortError") console.warn(error.message);
    }
  };
  field.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, 120); });
}
