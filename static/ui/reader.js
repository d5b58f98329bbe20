// Shows text that the server has built and escaped, and tells the page which act a reader
// chooses in it. A link keeps its address, so that it can be copied or opened in a new tab.

const states = new WeakMap();

export default function render({ parentElement, data, setTriggerValue }) {
  const message = JSON.parse(new TextDecoder().decode(data));
  let state = states.get(parentElement);
  if (!state) {
    state = { root: parentElement.querySelector(".reader") };
    states.set(parentElement, state);
    follow(state);
  }
  state.pick = (what, value) => setTriggerValue(what, value);
  fill(state, message.html, message.focus);
}

// Puts new text in place; what had the keyboard keeps it, and `focus` moves it once.
export function fill(state, html, focus) {
  const { root } = state;
  if (state.html !== html) {
    const before = root.contains(document.activeElement) && document.activeElement.dataset.pick;
    root.innerHTML = html;
    state.html = html;
    if (before) root.querySelector(`[data-pick="${CSS.escape(before)}"]`)?.focus({ preventScroll: true });
  }
  // A link that opens with an act leaves the reader at the top of the page.
  if (focus && state.shown && focus !== state.focus) root.querySelector("[data-focus]")?.focus();
  state.focus = focus;
  state.shown = true;
}

export function follow(state) {
  state.root.addEventListener("click", (event) => {
    const copy = event.target.closest("[data-copy]");
    if (copy) {
      event.preventDefault();
      copied(copy);
      return;
    }
    const link = event.target.closest("[data-pick]");
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey || event.button) return;
    event.preventDefault();
    state.pick(link.dataset.on ?? "pick", link.dataset.pick);
  });
}

async function copied(element) {
  const text = element.href ?? element.dataset.copy;
  try {
    await navigator.clipboard.writeText(text);
    say(element, "Copied");
  } catch {
    // Without https a page may not write to the clipboard; show the text to copy by hand.
    const field = document.createElement("textarea");
    field.value = text;
    field.readOnly = true;
    field.setAttribute("aria-label", "Text to copy");
    element.after(field);
    field.select();
    field.addEventListener("blur", () => field.remove());
  }
}

function say(element, words) {
  const before = element.textContent;
  element.textContent = words;
  element.setAttribute("aria-live", "polite");
  setTimeout(() => { element.textContent = before; }, 1800);
}
