// What hands do to the drawing: keys move and zoom it, the mouse chooses nodes and drags them.

import { address } from "./address.js";

export function onKey(drawing, event) {
  const camera = drawing.sigma?.getCamera();
  if (!camera || event.ctrlKey || event.metaKey || event.altKey) return;
  const step = 0.12 * camera.ratio;
  const moves = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, step], ArrowDown: [0, -step] };
  if (event.key in moves) drawing.move({ x: camera.x + moves[event.key][0], y: camera.y + moves[event.key][1] });
  else if (event.key === "+" || event.key === "=") drawing.zoom(1 / 1.5);
  else if (event.key === "-") drawing.zoom(1.5);
  else if (event.key === "0") drawing.home();
  else return;
  event.preventDefault();
}

export function onMouse(drawing) {
  const { sigma } = drawing;
  let held = null;
  let from = null;
  let pulled = false;
  sigma.on("enterNode", ({ node }) => drawing.hover(node));
  sigma.on("leaveNode", () => drawing.hover(undefined));
  sigma.on("clickNode", ({ node }) => {
    if (pulled) return;
    const thing = drawing.app.model.nodes[Number(node)];
    location.hash = address(thing, drawing.mode === "around" ? "around" : "graph");
  });
  sigma.on("clickStage", () => {
    if (drawing.mode === "overview" && drawing.focus >= 0) location.hash = address(null, "graph");
  });
  sigma.on("downNode", ({ node, event }) => {
    held = node;
    from = event;
    pulled = false;
    if (!sigma.getCustomBBox()) sigma.setCustomBBox(sigma.getBBox());
  });
  sigma.on("moveBody", ({ event }) => {
    if (!held || (!pulled && Math.hypot(event.x - from.x, event.y - from.y) < 4)) return; // a click trembles
    pulled = true;
    const { x, y } = sigma.viewportToGraph(event);
    drawing.graph.mergeNodeAttributes(held, { x, y });
    if (drawing.mode === "overview") drawing.places.set(Number(held), [x, y]);
    event.preventSigmaDefault();
    event.original.preventDefault();
    event.original.stopPropagation();
  });
  const loose = () => (held = null);
  sigma.on("upNode", loose);
  sigma.on("upStage", loose);
}
