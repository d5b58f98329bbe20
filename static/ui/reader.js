// Shows text that the server has built and escaped, and tells the page which act a reader
// chooses in it. A link keeps its address, so that it can be copied or opened in a new tab.

import { followStory } from "./story.js";

// Adds a style sheet that lies beside a module to the page, once; settled when it holds, or cannot.
export function styled(module, name) {
  const href = new URL(name, module).href + new URL(module).search;
  let link = document.querySelector(`link[href="${href}"]`);
  if (link?.sheet) return Promise.resolve();
  if (!link) {
    link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = href;
    document.head.append(link);
  }
  return new Promise((resolve) => {
    link.addEventListener("load", resolve);
    link.addEventListener("error", resolve);
  });
}
styled(import.meta.url, "reader.css");
styled(import.meta.url, "print.css");

// Before a process has run its frame once, Streamlit takes the address of any page but the first
// for unknown and says so over the very page. Where our menu has the page, the word is false.
function dismiss() {
  const here = location.pathname.replace(/\/$/, "");
  const known = [...document.querySelectorAll(".st-key-menu a")].some((a) => new URL(a.href).pathname.replace(/\/$/, "") === here);
  const dialog = document.querySelector('[role="dialog"]');
  if (known && dialog?.textContent.includes("Page not found")) dialog.querySelector('button[aria-label="Close"], button')?.click();
}
const watch = new MutationObserver(dismiss);
watch.observe(document.body, { childList: true, subtree: true });
setTimeout(() => watch.disconnect(), 10_000);
dismiss();

const states = new WeakMap();

export default function render({ parentElement, data, setTriggerValue }) {
  const message = JSON.parse(new TextDecoder().decode(data));
  let state = states.get(parentElement);
  if (!state) {
    state = { root: parentElement.querySelector(".reader") };
    states.set(parentElement, state);
    follow(state);
    followStory(state);
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
    // On paper an address is read, not followed; only here is it known under which one we stand.
    for (const place of root.querySelectorAll("[data-address]")) place.textContent = new URL(place.dataset.address, location.href).href;
    bringIntoView(root.querySelector(".scroll [aria-current]"));
    if (before) root.querySelector(`[data-pick="${CSS.escape(before)}"]`)?.focus({ preventScroll: true });
  }
  // A link that opens with an act leaves the reader at the top of the page.
  if (focus && state.shown && focus !== state.focus) root.querySelector("[data-focus]")?.focus();
  state.focus = focus;
  state.shown = true;
}

// Scrolls the box that holds what is chosen, and not the page.
function bringIntoView(chosen) {
  const scroll = chosen?.closest(".scroll");
  if (!scroll) return;
  const above = chosen.closest("table")?.tHead.offsetHeight ?? scroll.clientHeight / 4;
  scroll.scrollTop += chosen.getBoundingClientRect().top - scroll.getBoundingClientRect().top - above;
}

// A tip that would stand above the edge of its box stands below its phrase.
function turnTip(event) {
  const phrase = event.target.closest?.(".when");
  const tip = phrase?.querySelector(".tip");
  if (!tip) return;
  const box = phrase.closest(".scroll").getBoundingClientRect();
  const at = phrase.getClientRects()[0];  // of its first line
  tip.classList.toggle("below", at.top - tip.offsetHeight - 8 < box.top);
  tip.style.left = `${Math.min(0, box.right - 24 - at.left - tip.offsetWidth)}px`;
}

export function follow(state) {
  state.root.addEventListener("pointerover", turnTip);
  state.root.addEventListener("focusin", turnTip);
  state.root.addEventListener("input", filterRows);
  state.root.addEventListener("click", (event) => {
    const copy = event.target.closest("[data-copy]");
    if (copy) {
      event.preventDefault();
      copied(copy);
      return;
    }
    const sorter = event.target.closest("button[data-sort]");
    if (sorter) {
      sort(sorter);
      return;
    }
    const link = event.target.closest("[data-pick], [data-go]");
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey || event.button) return;
    event.preventDefault();
    if ("go" in link.dataset) visit(link.href);
    else state.pick(link.dataset.on ?? "pick", link.dataset.pick);
  });
}

// Opens another page of ours as Back and Forward do: the address is the whole of the view, and
// it becomes one entry of the browser's history, where switching pages by script makes two.
function visit(href) {
  history.pushState({}, "", href);
  window.dispatchEvent(new PopStateEvent("popstate"));
  document.querySelector('[data-testid="stMain"]')?.scrollTo(0, 0);
}

// Shows only the rows of a table that hold every word typed above it.
export function filterRows(event) {
  const field = event.target.closest("input[data-filter]");
  if (!field) return;
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const wanted = plain(field.value).split(/\s+/).filter(Boolean);
  for (const row of document.getElementById(field.dataset.filter).tBodies[0].rows) {
    const text = plain(row.textContent);
    row.hidden = !wanted.every((word) => text.includes(word));
  }
}

// Sorts a table by a column; again, the other way round.
function sort(button) {
  const head = button.closest("th");
  const up = head.getAttribute("aria-sort") !== "ascending";
  for (const other of head.parentElement.children) other.removeAttribute("aria-sort");
  head.setAttribute("aria-sort", up ? "ascending" : "descending");
  const body = head.closest("table").tBodies[0];
  const column = Number(button.dataset.sort);
  const value = (row) => row.cells[column].dataset.value ?? row.cells[column].textContent.trim();
  const order = new Intl.Collator("en", { numeric: true });
  const rows = [...body.rows].sort((a, b) => order.compare(value(a), value(b)));
  body.append(...(up ? rows : rows.reverse()));
}

async function copied(element) {
  // The server does not know under which address a reader sees it.
  const text = element.href ?? element.dataset.copy.replaceAll("{here}", location.origin + location.pathname);
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
