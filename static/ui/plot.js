// Draws a Plotly figure in the page and tells the page what a reader does with it.
// The figure comes from Python; in here are only size, theme, events and keyboard.

import { fill, follow, styled } from "./reader.js";

// Until the styles hold, the card does not stand beside the chart and its width is not the real one.
let dressed = false;
const dressing = styled(import.meta.url, "plot.css").then(() => (dressed = true));

// Bars and lines come with the one, maps with the other; each is fetched when a chart needs it.
const LIBRARIES = new URL("../plotly/", import.meta.url);
const libraries = {};

function plotly(kind) {
  libraries[kind] ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = new URL(`plotly-${kind}.min.js`, LIBRARIES);
    script.onload = () => resolve(globalThis.Plotly);
    script.onerror = () => reject(new Error("The drawing library did not load."));
    document.head.append(script);
  });
  return libraries[kind];
}

// Widths in steps: a placing of labels made for one holds for every greater width.
export const step = (px) => Math.max(300, Math.floor(px / 40) * 40);

function isDark(element) {
  const ground = getComputedStyle(element).getPropertyValue("--st-background-color").trim();
  const hex = /^#([0-9a-f]{6})$/i.exec(ground);
  if (!hex) return matchMedia("(prefers-color-scheme: dark)").matches;
  const [r, g, b] = [0, 2, 4].map((i) => parseInt(hex[1].slice(i, i + 2), 16));
  return 0.299 * r + 0.587 * g + 0.114 * b < 128;
}

// Every colour of the figure is a token of the light palette; in the dark its twin stands for it.
function themed(message, dark) {
  if (!dark) return structuredClone(message.figure);
  const text = JSON.stringify(message.figure);
  return JSON.parse(text.replace(/#[0-9a-f]{6}/g, (hex) => message.dark[hex] ?? hex));
}

// Plotly is given texts with their markup escaped; here they are set as text.
const field = document.createElement("textarea");
function unescaped(text) {
  field.innerHTML = text;
  return field.value;
}

const views = new WeakMap();

// What an upright A4 page has between margins of 12 mm, at 96 pixels an inch, below a heading.
const PAPER_PX = { width: 700, height: 860 };

// A text that changes with the chart follows it by two frames.
const AFTER_CHART_MS = 34;

export default function render(component) {
  const { parentElement, data } = component;
  const message = JSON.parse(new TextDecoder().decode(data));
  let view = views.get(parentElement);
  if (!view) {
    view = new View(parentElement);
    views.set(parentElement, view);
  }
  view.show(message, component);
  return () => view.rest();
}

class View {
  constructor(root) {
    this.root = root;
    this.box = root.querySelector(".plot");
    this.bar = root.querySelector(".tools");
    this.brush = root.querySelector(".brush");
    this.brush.addEventListener("pointerdown", (e) => this.grab(e));
    this.words = root.querySelector(".headlines");
    this.below = { root: root.querySelector(".below") };
    this.aside = root.querySelector(".aside");
    this.text = { root: this.aside };
    for (const text of [this.text, this.below]) {
      text.pick = (what, value) => this.component.setTriggerValue(what, value);
      follow(text);
    }
    this.box.addEventListener("keydown", (e) => this.key(e));
    this.bar.addEventListener("click", (e) => {
      const button = e.target.closest("button[data-do]");
      if (button) this.act(button.dataset.do);
    });
    this.sizes = new ResizeObserver(() => this.measure());
    this.sizes.observe(this.box);
    dressing.then(() => this.message && this.fit());
    this.scheme = matchMedia("(prefers-color-scheme: dark)");
    this.scheme.addEventListener("change", () => setTimeout(() => this.draw(), 300));
    addEventListener("beforeprint", () => this.print(true));
    addEventListener("afterprint", () => this.print(false));
  }

  // On paper the chart keeps its layout, made smaller to fit, in the colours of daylight.
  print(starts) {
    if (!this.drawn || !this.root.isConnected) return;
    this.printing = starts;
const fit = Math.min(1, PAPER_PX.width / this.drawn, PAPER_PX.height / this.message.height);
    Object.assign(this.box.parentElement.style, starts ? { zoom: fit, width: `${this.drawn}px` } : { zoom: "", width: "" });
    if (isDark(this.root.host ?? this.root)) this.draw();
  }

  show(message, component) {
    plotly(message.library);
    this.message = message;
    this.asked = message.width;
    this.component = component;
    this.box.style.height = `${message.height}px`;
    this.box.setAttribute("aria-label", message.alt);
    const closing = !message.aside && this.aside.contains(document.activeElement);
    this.aside.hidden = !message.aside;
    fill(this.text, message.aside, message.focus);
    if (closing) this.box.focus({ preventScroll: true });
    for (const b of this.bar.querySelectorAll("[data-range]")) b.hidden = !message.range;
    this.fit();
    // A long text would hold the chart up by the time it takes to lay out.
    if (this.below.shown) setTimeout(() => this.message === message && fill(this.below, message.below), AFTER_CHART_MS);
    else fill(this.below, message.below);
  }

  rest() {
    clearTimeout(this.timer);
  }

  // Laid out for a smaller width a figure may be shown at once; for a greater one it would collide.
  fit() {
    if (!dressed) return;
    if (this.message.fixed || step(this.box.clientWidth) >= this.message.width) this.draw();
    this.measure();
  }

  measure() {
    const px = this.box.clientWidth;
    if (!px || !this.message || !dressed || this.printing) return;
    const width = step(px);
    // A little more room than the figure was laid out for is no reason to ask again.
    const fits = width >= this.message.width && width < this.message.width + 160;
    if (!this.message.fixed && !fits && width !== this.asked) {
      this.asked = width;
      this.component.setStateValue("width", width);
    } else if (this.drawn && step(px) >= this.message.width && px !== this.drawn) this.draw();
  }

  async draw() {
    const message = this.message;
    const Plotly = await plotly(message.library);
    if (message !== this.message) return;
    const dark = !this.printing && isDark(this.root.host ?? this.root);
    const figure = (this.figure = themed(message, dark));
    const width = (figure.layout.width = this.drawn = this.printing ? this.drawn : this.box.clientWidth);
    // Headlines are set as text of the page: Plotly measures each of its own several times.
    const written = (figure.layout.annotations ?? []).filter((note) => note.name !== undefined);
    const layout = { ...figure.layout, annotations: (figure.layout.annotations ?? []).filter((note) => note.name === undefined) };
    this.quiet = true;
    await Plotly.react(this.box, figure.data, layout, {
      displayModeBar: false,
      displaylogo: false,
      showSendToCloud: false,
      responsive: false,
      doubleClick: false,
      scrollZoom: false,
      topojsonURL: new URL("topojson/", LIBRARIES).href,
    });
    this.quiet = false;
    if (!this.listening) this.listen();
    this.write(written, width);
    this.frame();
    this.box.dataset.drawn = message.stamp;
  }

  listen() {
    this.listening = true;
    this.box.on("plotly_relayout", (change) => {
      if (this.quiet) return;
      const pair = (a, b) => [change[a], change[b]];
      if ("xaxis.range[0]" in change) this.range(...pair("xaxis.range[0]", "xaxis.range[1]"), "main");
      else if ("xaxis2.range[0]" in change) this.range(...pair("xaxis2.range[0]", "xaxis2.range[1]"), "strip");
    });
    this.box.on("plotly_click", (event) => {
      if (!this.held) this.pick(event.points[0]?.customdata);
    });
    // A click on a headline chooses its act; a drag that begins on one goes to the plot below,
    // whose own click, at whatever mark is near, then does not count.
    this.words.addEventListener("mousedown", (e) => {
      const { id } = e.target.dataset;
      this.held = true;
      const up = (end) => {
        if (Math.hypot(end.clientX - e.clientX, end.clientY - e.clientY) < 5) this.pick(id);
        setTimeout(() => { this.held = false; }, 350);
      };
      window.addEventListener("mouseup", up, { once: true, capture: true });
      this.box.querySelector(".nsewdrag")?.dispatchEvent(new MouseEvent("mousedown", e));
    });
  }

  write(notes, width) {
    const { yaxis } = this.box._fullLayout;
    this.words.replaceChildren(...notes.map((note) => {
      const line = document.createElement("span");
      line.textContent = unescaped(note.text);
      line.dataset.id = note.name;
      line.className = note.name ? "headline" : "name";
      const { style } = line;
      const x = note.x * width;
      if (note.xanchor === "right") style.right = `${width - x}px`;
      else style.left = `${x}px`;
      style.top = `${yaxis._offset + yaxis.d2p(note.y)}px`;
      style.color = note.font.color;
      style.fontSize = `${note.font.size}px`;
      style.fontWeight = note.font.weight;
      style.background = note.bgcolor ?? "none";
      return line;
    }));
  }

  pick(id) {
    if (typeof id === "string" && id) this.component.setTriggerValue("pick", id);
  }

  range(a, b, on) {
    const number = (v) => (typeof v === "string" ? Date.parse(v.replace(" ", "T") + (v.includes(":") ? "Z" : "T00:00:00Z")) : Number(v));
    const send = { from: number(a), to: number(b), on, scale: on === "strip" ? "calendar" : this.message.scale };
    if (!Number.isFinite(send.from) || !Number.isFinite(send.to)) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.component.setTriggerValue("range", send), 120);
  }

  // The frame over the strip: drag it to move the period, its edges to change its length.
  frame() {
    const { xaxis2, yaxis2 } = this.box._fullLayout;
    this.brush.hidden = !this.message.range || !xaxis2;
    if (this.brush.hidden) return;
    const shape = this.box.layout.shapes.find((s) => s.name === "brush");
    this.strip = xaxis2;
    this.brush.style.top = `${yaxis2._offset}px`;
    this.brush.style.height = `${yaxis2._length}px`;
    this.setFrame(xaxis2.d2p(shape.x0), xaxis2.d2p(shape.x1));
  }

  setFrame(left, right) {
    this.edges = [left, right];
    const width = Math.max(12, right - left);
    this.brush.style.left = `${this.strip._offset + (left + right - width) / 2}px`;
    this.brush.style.width = `${width}px`;
  }

  grab(event) {
    const edge = event.target.dataset.edge;
    const start = event.clientX;
    const [left, right] = this.edges;
    const most = this.strip._length;
    const move = (e) => {
      const by = e.clientX - start;
      if (edge === "0") this.setFrame(Math.max(0, Math.min(left + by, right - 2)), right);
      else if (edge === "1") this.setFrame(left, Math.min(most, Math.max(right + by, left + 2)));
      else {
        const shift = Math.max(-left, Math.min(by, most - right));
        this.setFrame(left + shift, right + shift);
      }
    };
    const drop = () => {
      this.brush.removeEventListener("pointermove", move);
      this.brush.removeEventListener("pointerup", drop);
      const [a, b] = this.edges;
      if (a !== left || b !== right) this.range(this.strip.p2d(a), this.strip.p2d(b), "strip");
    };
    event.preventDefault();
    this.brush.setPointerCapture(event.pointerId);
    this.brush.addEventListener("pointermove", move);
    this.brush.addEventListener("pointerup", drop);
  }

  act(what) {
    if (what === "svg" || what === "png") return this.save(what);
    const [low, high] = this.message.range;
    const span = high - low;
    const [a, b] = {
      earlier: [low - span / 2, high - span / 2],
      later: [low + span / 2, high + span / 2],
      nearer: [low + span / 4, high - span / 4],
      wider: [low - span / 2, high + span / 2],
    }[what];
    this.range(a, b, "main");
  }

  key(event) {
    const what = { ArrowLeft: "earlier", ArrowRight: "later", "+": "nearer", "-": "wider" }[event.key];
    if (!what || !this.message.range || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    this.act(what);
  }

  async save(format) {
    const Plotly = await plotly(this.message.library);
    await Plotly.downloadImage(this.figure, {
      format,
      filename: this.message.filename,
      width: this.drawn,
      height: this.message.height,
      scale: format === "png" ? 2 : 1,
    });
  }
}
