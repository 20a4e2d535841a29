// The drawing: sigma shows what picture.js gives, where layout.js puts it.

import { h, put } from "./dom.js";
import { t } from "./i18n.js";
import { address } from "./address.js";
import { colorOf } from "./model.js";
import { around, MOST_FACTS, overview } from "./picture.js";
import { layoutAside, layoutNow } from "./layout.js";

const STEPS = { overview: 240, around: 200 };
const FONT = 'system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif';

export class Drawing {
  constructor(app) {
    this.app = app;
    this.mode = "";
    this.places = new Map(); // of the overview, kept while filters come and go
    this.near = new Set();
    this.frame = h("div", { class: "drawing" });
    this.canvas = h("div", {
      class: "canvas",
      tabindex: "0",
      role: "application",
      "aria-label": t("graph.label"),
      onkeydown: (event) => this.key(event),
    });
    this.note = h("p", { class: "note" });
    const tool = (sign, name, task) =>
      h("button", { type: "button", title: t(name), "aria-label": t(name), onclick: task }, sign);
    const tools = h(
      "div",
      { class: "tools" },
      tool("+", "graph.zoomIn", () => this.zoom(1 / 1.5)),
      tool("−", "graph.zoomOut", () => this.zoom(1.5)),
      tool("⤢", "graph.reset", () => this.home()),
    );
    put(this.frame, this.canvas, this.note, tools);
  }

  // Show the overview, or what is around the node, and mark the node.
  async show(view, node) {
    const focus = node ? node.index : -1;
    const wanted = view === "around" || node?.fact ? "around" : "overview";
    if (wanted === "around" && !node) {
      this.drop();
      this.note.textContent = t("graph.pick");
      return;
    }
    this.focus = focus;
    const scene = wanted === "around" ? `around ${focus}` : "overview";
    if (this.scene === scene && this.sigma) {
      this.mark();
      if (focus >= 0) this.bring(focus);
      return;
    }
    this.scene = scene;
    this.mode = wanted;
    const { model, filters } = this.app;
    const picture = wanted === "around" ? around(model, filters, focus) : overview(model, filters);
    this.build(picture);
    this.describe(picture);
    if (wanted === "around") this.rest(layoutNow(...this.matrix(picture), STEPS.around), picture);
    else await this.settle(picture);
    this.mark();
    if (focus >= 0 && wanted === "overview") this.bring(focus);
  }

  // Draw anew: filters, theme or language have changed.
  redraw(filtered) {
    if (!this.sigma) return undefined;
    if (filtered && this.mode === "overview") {
      const picture = overview(this.app.model, this.app.filters);
      this.keep = new Set(picture.nodes.map(String));
      this.kept = new Set(picture.edges.map((edge) => `${edge.from} ${edge.kind} ${edge.to}`));
      this.describe(picture);
      this.paint();
      return undefined;
    }
    this.scene = "";
    return this.show(this.mode === "around" ? "around" : "graph", this.app.state.node);
  }

  describe(picture) {
    const counts = t("graph.nodes", { n: picture.nodes.length, m: picture.edges.length });
    const cut = picture.all > MOST_FACTS ? ` ${t("graph.cut", { n: MOST_FACTS, all: picture.all })}` : "";
    this.note.textContent = picture.nodes.length ? counts + cut : t("graph.empty");
  }

  matrix(picture) {
    const place = new Map(picture.nodes.map((index, at) => [index, at]));
    const sizes = picture.nodes.map((index) => this.size(index));
    return [sizes, picture.edges.map((edge) => [place.get(edge.from), place.get(edge.to), weight(edge)])];
  }

  // The overview: where nodes were, else laid out aside while one already looks.
  async settle(picture) {
    const known = picture.nodes.every((index) => this.places.has(index));
    if (known) return this.rest(picture.nodes.map((index) => this.places.get(index)), picture);
    const scene = this.scene;
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const said = this.note.textContent;
    this.note.textContent = t("graph.layout");
    const moved = (found) => {
      if (this.scene === scene && !still) this.place(found, picture);
    };
    const found = await layoutAside(...this.matrix(picture), STEPS.overview, moved);
    picture.nodes.forEach((index, at) => this.places.set(index, found[at]));
    if (this.scene !== scene) return undefined;
    this.note.textContent = said;
    this.rest(found, picture);
    return undefined;
  }

  place(found, picture) {
    if (!this.sigma) return;
    picture.nodes.forEach((index, at) => {
      const attributes = this.graph.getNodeAttributes(String(index));
      [attributes.x, attributes.y] = found[at];
    });
    this.sigma.refresh();
  }

  rest(found, picture) {
    this.place(found, picture);
    this.frame.dataset.placed = this.scene;
  }

  build(picture) {
    const { model } = this.app;
    this.drop();
    this.palette = palette(picture.edges.length);
    this.keep = this.kept = undefined;
    this.graph = new graphology.MultiGraph();
    picture.nodes.forEach((index, at) => {
      const node = model.nodes[index];
      const [x, y] = this.places.get(index) || spiral(at);
      this.graph.addNode(String(index), { x, y, size: this.size(index), label: short(node), kind: node.label });
    });
    const drawn = new Set();
    for (const edge of picture.edges) {
      const key = `${edge.from} ${edge.kind} ${edge.to}`;
      if (drawn.has(key)) continue;
      drawn.add(key);
      this.graph.addEdgeWithKey(key, String(edge.from), String(edge.to), { kind: edge.kind, size: 1 });
    }
    if (!document.createElement("canvas").getContext("webgl2")) {
      put(this.canvas, h("p", { class: "empty" }, t("graph.noWebGL")));
      return;
    }
    this.sigma = new Sigma(this.graph, this.canvas, this.settings());
    this.listen();
  }

  settings() {
    return {
      allowInvalidContainer: true,
      defaultEdgeType: "thin",
      edgeProgramClasses: { thin: Sigma.rendering.EdgeLineProgram, strong: Sigma.rendering.EdgeRectangleProgram },
      nodeProgramClasses: { circle: Sigma.rendering.NodePointProgram },
      hideEdgesOnMove: this.graph.size > 6000,
      labelFont: FONT,
      labelSize: 12,
      labelColor: { color: this.palette.ink },
      labelDensity: 0.5,
      labelGridCellSize: 90,
      labelRenderedSizeThreshold: 5,
      defaultDrawNodeLabel: (context, data, settings) => this.labelLook(context, data, settings),
      minCameraRatio: 0.02,
      maxCameraRatio: 4,
      stagePadding: 40,
      zIndex: true,
      nodeReducer: (key, data) => this.nodeLook(key, data),
      edgeReducer: (key, data) => this.edgeLook(key, data),
      defaultDrawNodeHover: (context, data, settings) => this.hoverLook(context, data, settings),
    };
  }

  size(index) {
    const node = this.app.model.nodes[index];
    const weight = this.app.model.factsOf[index].length;
    if (node.fact) return 3;
    if (node.label === "Report") return 3.5;
    if (node.label === "District") return Math.min(6 + Math.log2(1 + weight) * 0.8, 14);
    return Math.min(2.5 + Math.log2(1 + weight) * 0.7, 9);
  }

  nodeLook(key, data) {
    if (this.keep && !this.keep.has(key)) return { ...data, hidden: true };
    const color = this.palette[colorOf(data.kind)] || this.palette.edge;
    const active = this.over ?? (this.focus >= 0 ? String(this.focus) : undefined);
    if (active === undefined || !this.graph.hasNode(active)) return { ...data, color };
    if (key === active) return { ...data, color, size: data.size * 1.35, forceLabel: true, zIndex: 3, highlighted: true };
    if (this.near.has(key)) return { ...data, color, forceLabel: this.near.size < 40, zIndex: 2 };
    return this.mode === "around" ? { ...data, color } : { ...data, color: this.palette.faint, label: "", zIndex: 0 };
  }

  edgeLook(key, data) {
    if (this.kept && !this.kept.has(key)) return { ...data, hidden: true };
    const color = this.palette[data.kind] || this.palette.edge;
    const active = this.over ?? (this.focus >= 0 ? String(this.focus) : undefined);
    if (active === undefined || !this.graph.hasNode(active)) return { ...data, color };
    const [from, to] = this.graph.extremities(key);
    if (from === active || to === active)
      return { ...data, color: this.palette[`s-${data.kind}`] || this.palette.strong, type: "strong", size: 1.6, zIndex: 2 };
    return this.mode === "around" ? { ...data, color } : { ...data, hidden: true };
  }

  // A name with a rim of the ground's colour, so that lines and other nodes do not cut through it.
  labelLook(context, data, settings) {
    if (!data.label) return;
    context.font = `${settings.labelSize}px ${settings.labelFont}`;
    context.lineJoin = "round";
    context.lineWidth = 3;
    context.strokeStyle = this.palette.ground;
    context.fillStyle = this.palette.ink;
    const [x, y] = [data.x + data.size + 3, data.y + settings.labelSize / 3];
    context.strokeText(data.label, x, y);
    context.fillText(data.label, x, y);
  }

  hoverLook(context, data, settings) {
    const { ink, paper, line } = this.palette;
    context.beginPath();
    context.arc(data.x, data.y, data.size + 2.5, 0, Math.PI * 2);
    context.lineWidth = 2;
    context.strokeStyle = ink;
    context.stroke();
    if (!data.label) return;
    context.font = `600 ${settings.labelSize}px ${settings.labelFont}`;
    const width = context.measureText(data.label).width + 10;
    const [x, y] = [data.x + data.size + 5, data.y - 10];
    context.fillStyle = paper;
    context.strokeStyle = line;
    context.lineWidth = 1;
    context.beginPath();
    context.roundRect(x, y, width, 20, 4);
    context.fill();
    context.stroke();
    context.fillStyle = ink;
    context.fillText(data.label, x + 5, data.y + settings.labelSize / 3);
  }

  mark() {
    const active = this.over ?? (this.focus >= 0 ? String(this.focus) : undefined);
    this.near = new Set(active !== undefined && this.graph?.hasNode(active) ? this.graph.neighbors(active) : []);
    this.paint();
  }

  paint() {
    this.sigma?.refresh({ skipIndexation: true });
  }

  bring(index) {
    const data = this.sigma?.getNodeDisplayData(String(index));
    if (!data) return;
    const camera = this.sigma.getCamera();
    const { x, y } = this.sigma.framedGraphToViewport(data);
    const { offsetWidth: width, offsetHeight: height } = this.canvas;
    if (x > 20 && x < width - 20 && y > 20 && y < height - 20) return;
    this.move({ x: data.x, y: data.y, ratio: camera.ratio });
  }

  move(state) {
    const camera = this.sigma?.getCamera();
    if (!camera) return;
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) camera.setState(state);
    else camera.animate(state, { duration: 250 });
  }

  zoom(by) {
    const camera = this.sigma?.getCamera();
    if (camera) this.move({ ratio: camera.getBoundedRatio(camera.ratio * by) });
  }

  home() {
    this.move({ x: 0.5, y: 0.5, ratio: 1, angle: 0 });
  }

  key(event) {
    const camera = this.sigma?.getCamera();
    if (!camera || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = 0.12 * camera.ratio;
    const moves = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, step], ArrowDown: [0, -step] };
    if (event.key in moves) this.move({ x: camera.x + moves[event.key][0], y: camera.y + moves[event.key][1] });
    else if (event.key === "+" || event.key === "=") this.zoom(1 / 1.5);
    else if (event.key === "-") this.zoom(1.5);
    else if (event.key === "0") this.home();
    else return;
    event.preventDefault();
  }

  listen() {
    const { sigma } = this;
    sigma.once("afterRender", () => (this.frame.dataset.drawn ??= String(Math.round(performance.now()))));
    let held = null;
    let pulled = false;
    sigma.on("enterNode", ({ node }) => this.hover(node));
    sigma.on("leaveNode", () => this.hover(undefined));
    sigma.on("clickNode", ({ node }) => {
      if (pulled) return;
      const thing = this.app.model.nodes[Number(node)];
      location.hash = address(thing, this.mode === "around" ? "around" : "graph");
    });
    sigma.on("clickStage", () => {
      if (this.mode === "overview" && this.focus >= 0) location.hash = address(null, "graph");
    });
    sigma.on("downNode", ({ node }) => {
      held = node;
      pulled = false;
      if (!sigma.getCustomBBox()) sigma.setCustomBBox(sigma.getBBox());
    });
    sigma.on("moveBody", ({ event }) => {
      if (!held) return;
      pulled = true;
      const { x, y } = sigma.viewportToGraph(event);
      this.graph.mergeNodeAttributes(held, { x, y });
      if (this.mode === "overview") this.places.set(Number(held), [x, y]);
      event.preventSigmaDefault();
      event.original.preventDefault();
      event.original.stopPropagation();
    });
    const loose = () => (held = null);
    sigma.on("upNode", loose);
    sigma.on("upStage", loose);
  }

  hover(node) {
    this.canvas.style.cursor = node === undefined ? "" : "pointer";
    if (this.mode === "around" || this.graph.order > 1500) return; // too much to light up at every move
    this.over = node;
    this.mark();
  }

  drop() {
    this.sigma?.kill();
    this.sigma = undefined;
    this.over = undefined;
    this.scene = undefined;
    put(this.canvas);
  }
}

// How strongly a relation draws its ends together: where a thing is counts more than what kind it is.
function weight(edge) {
  if (edge.kind === "CLASSIFIED_AS" || edge.kind === "BROADER") return 0.1;
  if (["LOCATED_IN", "ABOUT", "ISSUED_BY"].includes(edge.kind)) return 2;
  return 1 + Math.log2(1 + edge.facts) / 2;
}

function short(node) {
  return node.shown.length > 28 ? `${node.shown.slice(0, 27)}…` : node.shown;
}

function spiral(at) {
  const turn = at * 2.399963229728653;
  return [12 * Math.sqrt(at + 1) * Math.cos(turn), 12 * Math.sqrt(at + 1) * Math.sin(turn)];
}

// The colours of the style sheet, as a canvas takes them; lines the fainter, the more there are.
function palette(edges) {
  const style = getComputedStyle(document.documentElement);
  const read = (name) => style.getPropertyValue(`--${name}`).trim();
  const names = ["ink", "ground", "paper", "line", "faint", "strong", "s-done", "s-planned", "s-shortcoming"];
  const kinds = ["District", "Report", "Agency", "AgencyType", "Program", "Policy", "Metric", "Award", "Place"];
  const found = Object.fromEntries([...names, ...kinds.map((kind) => `k-${kind}`)].map((name) => [name, read(name)]));
  const by = Math.min(0.7, edges / 9000);
  const faded = (name) => mix(read(name), found.ground, by);
  const states = ["done", "planned", "shortcoming"].map((status) => [status, faded(`edge-${status}`)]);
  return { ...found, edge: faded("edge"), ...Object.fromEntries(states) };
}

function mix(one, two, by) {
  const parts = (colour) => [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
  const [from, to] = [parts(one), parts(two)];
  return `#${from.map((part, at) => Math.round(part + (to[at] - part) * by).toString(16).padStart(2, "0")).join("")}`;
}
