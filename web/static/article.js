// The article's page: copying, and going from one marked word to the next.
// Without this file all of it can be read, cited and gone through by links.
(() => {
  "use strict";
  const live = document.getElementById("annonce");
  const say = (text) => { live.textContent = ""; setTimeout(() => { live.textContent = text; }, 50); };

  // Copying. The clipboard is for secure pages; elsewhere a selection is copied.
  const bySelection = (text) => {
    const field = document.createElement("textarea");
    field.value = text;
    field.className = "unseen";
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    return done;
  };
  const copy = async (text, html) => {
    try {
      if (html && window.ClipboardItem) {
        const type = (kind, content) => new Blob([content], { type: kind });
        await navigator.clipboard.write([new ClipboardItem({ "text/plain": type("text/plain", text), "text/html": type("text/html", html) })]);
      } else {
        await navigator.clipboard.writeText(text);
      }
      return true;
    } catch {
      return bySelection(text);
    }
  };
  for (const button of document.querySelectorAll("button.copy")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      const reference = button.dataset.copy ? null : button.previousElementSibling;
      const done = await copy(reference ? reference.textContent : button.dataset.copy, reference && reference.innerHTML);
      button.focus();
      say(done ? live.dataset.copied : live.dataset.failed);
      if (!done) return;
      button.classList.add("copied");
      setTimeout(() => button.classList.remove("copied"), 2000);
    });
  }
  document.addEventListener("keydown", (e) => {
    const open = e.key === "Escape" && e.target.closest && e.target.closest("details[open]");
    if (!open) return;
    open.open = false;
    open.querySelector("summary").focus();
  });

  // Marks.
  const marks = [...document.querySelectorAll("mark[id]")];
  const bar = document.querySelector(".marks");
  if (!bar || !marks.length) return;
  const place = bar.querySelector(".marks-place");
  for (const button of bar.querySelectorAll("button")) button.hidden = false;
  for (const link of bar.querySelectorAll(".mark-end")) link.hidden = true;
  let at = -1;
  // The first step goes from where one reads: below the top of the window.
  const fromHere = (step) => {
    const top = bar.getBoundingClientRect().bottom;
    const next = marks.findIndex((m) => m.getBoundingClientRect().top >= top);
    if (step > 0) return next < 0 ? 0 : next;
    return (next < 0 ? marks.length : next) - 1;
  };
  const go = (step) => {
    at = (at < 0 ? fromHere(step) : at + step + marks.length) % marks.length;
    if (at < 0) at = marks.length - 1;
    const mark = marks[at];
    for (const m of marks) m.classList.toggle("here", m === mark);
    mark.tabIndex = -1;
    mark.focus({ preventScroll: true });
    mark.scrollIntoView({ block: "center" });
    place.hidden = false;
    place.value = live.dataset.place.replace("{n}", at + 1).replace("{all}", marks.length);
    const around = mark.closest("p, li, h1, h2, blockquote");
    say(place.value + " : " + (around || mark).textContent.slice(0, 200));
  };
  bar.querySelector(".mark-prev").addEventListener("click", () => go(-1));
  bar.querySelector(".mark-next").addEventListener("click", () => go(1));
  document.addEventListener("keydown", (e) => {
    if (e.key !== "Enter" || e.ctrlKey || e.altKey || e.metaKey || e.isComposing) return;
    if (e.target.closest("a, button, summary, input, textarea, select, [contenteditable]")) return;
    e.preventDefault();
    go(e.shiftKey ? -1 : 1);
  });
})();
