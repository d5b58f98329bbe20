// What a story and its quiz need of the browser: arrow keys, swipes, full screen, print, and a
// list that can be put in order.

const SWIPE_PX = 60;

const press = (root, selector) => root.querySelector(selector)?.click();

// Keys work wherever the reader is on the page, but not while something is typed.
function keys(state, event) {
  const root = state.root;
  const story = root.isConnected && root.querySelector("[data-story]");
  if (!story || event.altKey || event.ctrlKey || event.metaKey || event.defaultPrevented) return;
  if (event.target.closest?.('input, textarea, select, [contenteditable], [role="listbox"], [role="combobox"], [role="radiogroup"], .plot')) return;
  const what = { ArrowRight: "[data-next]", PageDown: "[data-next]", ArrowLeft: "[data-previous]", PageUp: "[data-previous]", f: "[data-fullscreen]" }[event.key];
  if (!what || !story.querySelector(what)) return;
  event.preventDefault();
  press(story, what);
}

export function followStory(state) {
  const { root } = state;
  document.addEventListener("keydown", (event) => keys(state, event));
  let from = null;
  root.addEventListener("touchstart", (event) => {
    const touch = event.touches[0];
    from = event.touches.length === 1 && event.target.closest("[data-story]") ? [touch.clientX, touch.clientY] : null;
  }, { passive: true });
  root.addEventListener("touchend", (event) => {
    if (!from) return;
    const touch = event.changedTouches[0];
    const across = touch.clientX - from[0];
    if (Math.abs(across) > SWIPE_PX && Math.abs(across) > 2 * Math.abs(touch.clientY - from[1])) {
      press(root, across < 0 ? "[data-next]" : "[data-previous]");
    }
    from = null;
  }, { passive: true });
  root.addEventListener("click", (event) => {
    if (event.target.closest("[data-fullscreen]")) fullscreen(root);
    if (event.target.closest("[data-print]")) window.print();
    const mover = event.target.closest("[data-move]");
    if (mover) move(mover);
    const check = event.target.closest("[data-check]");
    if (check) {
      const order = [...root.querySelectorAll("[data-orderable] > li")].map((li) => li.dataset.id);
      state.pick("pick", `order:${order.join(",")}`);
    }
  });
  root.addEventListener("pointerdown", drag);
}

// The component's element stays when the step changes, so full screen stays, too.
function fullscreen(root) {
  if (document.fullscreenElement) document.exitFullscreen();
  else root.requestFullscreen?.().catch(() => {});
}

function move(button) {
  const item = button.closest("li");
  const other = button.dataset.move === "up" ? item.previousElementSibling : item.nextElementSibling;
  if (!other) return;
  if (button.dataset.move === "up") other.before(item);
  else other.after(item);
  button.focus();
  item.closest("section").querySelector("[aria-live]").textContent =
    `${item.querySelector("b").textContent}: now ${[...item.parentElement.children].indexOf(item) + 1} of ${item.parentElement.children.length}`;
}

function drag(event) {
  const handle = event.target.closest("[data-handle]");
  if (!handle || event.button) return;
  const item = handle.closest("li");
  const list = item.parentElement;
  event.preventDefault();
  item.classList.add("held");
  const over = (e) => {
    for (const other of list.children) {
      if (other === item) continue;
      const box = other.getBoundingClientRect();
      if (e.clientY < box.top || e.clientY > box.bottom) continue;
      if (e.clientY < box.top + box.height / 2) other.before(item);
      else other.after(item);
      break;
    }
  };
  const drop = () => {
    item.classList.remove("held");
    document.removeEventListener("pointermove", over);
    document.removeEventListener("pointerup", drop);
    document.removeEventListener("pointercancel", drop);
  };
  // An element that moves in the page loses a captured pointer, so the page listens.
  document.addEventListener("pointermove", over);
  document.addEventListener("pointerup", drop);
  document.addEventListener("pointercancel", drop);
}
