// The drawing: sigma shows what picture.js gives, where layout.js puts it.

import { h, put } from "./dom.js";
import { t } from "./i18n.js";
import { colorOf } from "./model.js";
import { around, MOST_FACTS, overview } from "./picture.js";
import { onKey, onMouse } from "./hands.js";
import { drawChosen, drawLabel, palette, shortName, sizeOf } from "./looks.js";
import { layoutAside, layoutNow } from "./layout.js";

const STEPS = { overview: 240, around: 200 };
const FONT = 'system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif';

export class Drawing {
  constructor(app, places = new Map()) {
    this.app = app;
    this.mode = "";
    this.places = places; // of the overview: kept, also for the drawing after this one
    this.near = new Set();
    this.frame = h("div", { class: "drawing" });
    this.canvas = h("div", {
      class: "canvas",
      tabindex: "0",
      role: "application",
      "aria-label": t("graph.label"),
      onkeydown: (event) => onKey(this, event),
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
    const { model, filters } = this.app;
    const wanted = view === "around" || node?.fact ? "around" : "overview";
    this.focus = node ? node.index : -1;
    if (wanted === "around" && !node) {
      this.drop();
      this.note.textContent = t("graph.pick");
      return;
    }
    const scene = wanted === "around" ? `around ${this.focus}` : "overview";
    const sifted = this.seen !== filters.visible();
    this.seen = filters.visible();
    if (this.scene === scene && this.sigma && !(sifted && wanted === "around")) {
      this.sigma.resize(); // it may have been out of the page
      if (sifted) this.sift();
      this.mark();
      if (this.focus >= 0) this.bring(this.focus);
      return;
    }
    if (wanted === "overview") this.whole ??= overview(model, unfiltered(model));
    const picture = wanted === "around" ? around(model, filters, this.focus) : this.whole;
    this.build(picture);
    if (!this.sigma) return;
    this.scene = scene;
    this.mode = wanted;
    if (wanted === "around") {
      this.describe(picture);
      this.rest(layoutNow(...this.matrix(picture), STEPS.around), picture);
    } else {
      this.sift();
      await this.settle(picture);
      if (this.scene !== scene) return;
    }
    this.mark();
    if (this.focus >= 0 && wanted === "overview") this.bring(this.focus);
  }

  // Hide what the filters leave out of the overview; what stays stays in its place.
  sift() {
    const { model, filters } = this.app;
    const picture = filters.active ? overview(model, filters) : this.whole;
    this.keep = filters.active ? new Set(picture.nodes.map(String)) : undefined;
    this.kept = filters.active ? new Set(picture.edges.map(keyOf)) : undefined;
    this.describe(picture);
  }

  // Draw anew: the theme has changed.
  redraw() {
    if (!this.scene) return undefined;
    this.drop();
    return this.show(this.mode === "around" ? "around" : "graph", this.app.state.node);
  }

  describe(picture) {
    const counts = t("graph.nodes", { n: picture.nodes.length, m: picture.edges.length });
    const cut = picture.all > MOST_FACTS ? ` ${t("graph.cut", { n: MOST_FACTS, all: picture.all })}` : "";
    this.note.textContent = picture.nodes.length ? counts + cut : t("graph.empty");
  }

  matrix(picture) {
    const place = new Map(picture.nodes.map((index, at) => [index, at]));
    const sizes = picture.nodes.map((index) => sizeOf(this.app.model, index));
    return [sizes, picture.edges.map((edge) => [place.get(edge.from), place.get(edge.to), weight(edge)])];
  }

  // The overview: where nodes were, else laid out aside while one already looks.
  async settle(picture) {
    const known = picture.nodes.every((index) => this.places.has(index));
    if (known)
      return this.rest(
        picture.nodes.map((index) => this.places.get(index)),
        picture,
      );
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
      this.graph.addNode(String(index), {
        x,
        y,
        size: sizeOf(this.app.model, index),
        label: shortName(node),
        kind: node.label,
      });
    });
    const drawn = new Set();
    for (const edge of picture.edges) {
      const key = keyOf(edge);
      if (drawn.has(key)) continue;
      drawn.add(key);
      this.graph.addEdgeWithKey(key, String(edge.from), String(edge.to), { kind: edge.kind, size: 1 });
    }
    if (!document.createElement("canvas").getContext("webgl2")) {
      put(this.canvas, h("p", { class: "empty" }, t("graph.noWebGL")));
      return;
    }
    this.sigma = new Sigma(this.graph, this.canvas, this.settings());
    this.sigma.once("afterRender", () => (this.frame.dataset.drawn ??= String(Math.round(performance.now()))));
    onMouse(this);
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
      defaultDrawNodeLabel: (context, data, settings) => drawLabel(this.palette, context, data, settings),
      minCameraRatio: 0.02,
      maxCameraRatio: 4,
      stagePadding: 40,
      zIndex: true,
      nodeReducer: (key, data) => this.nodeLook(key, data),
      edgeReducer: (key, data) => this.edgeLook(key, data),
      defaultDrawNodeHover: (context, data, settings) => drawChosen(this.palette, context, data, settings),
    };
  }

  nodeLook(key, data) {
    if (this.keep && !this.keep.has(key)) return { ...data, hidden: true };
    const color = this.palette[colorOf(data.kind)] || this.palette.edge;
    const active = this.over ?? (this.focus >= 0 ? String(this.focus) : undefined);
    if (active === undefined || !this.graph.hasNode(active)) return { ...data, color };
    if (key === active)
      return { ...data, color, size: data.size * 1.35, forceLabel: true, zIndex: 3, highlighted: true };
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
      return {
        ...data,
        color: this.palette[`s-${data.kind}`] || this.palette.strong,
        type: "strong",
        size: 1.6,
        zIndex: 2,
      };
    return this.mode === "around" ? { ...data, color } : { ...data, hidden: true };
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

function keyOf(edge) {
  return `${edge.from} ${edge.kind} ${edge.to}`;
}

// Filters that let everything pass: the overview is laid out whole, once.
function unfiltered(model) {
  const all = new Set(model.nodes.keys());
  return { visible: () => all, passes: () => true };
}

function spiral(at) {
  const turn = at * 2.399963229728653;
  return [12 * Math.sqrt(at + 1) * Math.cos(turn), 12 * Math.sqrt(at + 1) * Math.sin(turn)];
}
