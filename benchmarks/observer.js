// Runs in a page before its own scripts. `drawn` gives a text that stands for the chart now
// drawn, null while there is none.
(drawn) => {
  const PATIENCE = 180_000;
  const bench = (globalThis.bench = { views: [], messages: [], pressed: 0 });
  const waiting = [];
  let last = null;
  let changed = performance.now();

  const look = () => {
    const stamp = drawn();
    if (stamp == null || stamp === last) return;
    last = stamp;
    changed = performance.now();
    const view = { stamp, pressed: bench.pressed, seen: changed };
    // The next frame's callbacks run before it is painted, the message after.
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        view.painted = performance.now();
        view.answered = answered(view.pressed, view.seen);
        bench.views.push(view);
        for (const wake of waiting.splice(0)) wake();
      };
      port2.postMessage(null);
    });
  };

  // When the last message before a drawing came; the chart is among the last things on a page.
  const answered = (from, to) => bench.messages.findLast((m) => m.at > from && m.at <= to)?.at;
  const size = (data) => data.byteLength ?? data.size ?? data.length;

  // The view after `count` others.
  bench.next = (count) =>
    new Promise((resolve, reject) => {
      const check = () =>
        bench.views.length > count ? resolve(bench.views[count]) : waiting.push(check);
      check();
      setTimeout(() => reject(new Error("The chart was not drawn.")), PATIENCE);
    });

  // Waits until the script has ended and nothing has changed for so many milliseconds.
  bench.quiet = async (ms) => {
    const running = () => !document.querySelector('[data-test-script-state="notRunning"]');
    const lately = () => Math.max(changed, bench.messages.at(-1)?.at ?? 0);
    while (running() || performance.now() - lately() < ms)
      await new Promise((resolve) => setTimeout(resolve, 50));
  };

  // Bytes that had come by a moment: all, and those of messages with our figure.
  bench.sizes = (moment) => {
    const total = { all: 0, chart: 0 };
    for (const { at, data } of bench.messages) {
      if (at > moment) continue;
      total.all += size(data);
      if (new TextDecoder("latin1").decode(data).includes('"stamp":')) total.chart += size(data);
    }
    return total;
  };

  new MutationObserver(look).observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
    attributeFilter: ["data-drawn"],
  });
  addEventListener("pointerup", (event) => (bench.pressed = event.timeStamp), true);

  globalThis.WebSocket = class extends WebSocket {
    constructor(...given) {
      super(...given);
      this.addEventListener("message", (event) =>
        bench.messages.push({ at: performance.now(), data: event.data }),
      );
    }
  };
}
