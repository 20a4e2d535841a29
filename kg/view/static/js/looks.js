// How things in the drawing look: sizes, names, colours.

export function sizeOf(model, index) {
  const node = model.nodes[index];
  const weight = model.factsOf[index].length;
  if (node.fact) return 3;
  if (node.label === "Report") return 3.5;
  if (node.label === "District") return Math.min(6 + Math.log2(1 + weight) * 0.8, 14);
  return Math.min(2.5 + Math.log2(1 + weight) * 0.7, 9);
}

export function shortName(node) {
  return node.shown.length > 28 ? `${node.shown.slice(0, 27)}…` : node.shown;
}

// A name with a rim of the ground's colour, so that lines and other nodes do not cut through it.
export function drawLabel({ ink, ground }, context, data, settings) {
  if (!data.label) return;
  context.font = `${settings.labelSize}px ${settings.labelFont}`;
  context.lineJoin = "round";
  context.lineWidth = 3;
  context.strokeStyle = ground;
  context.fillStyle = ink;
  const [x, y] = [data.x + data.size + 3, data.y + settings.labelSize / 3];
  context.strokeText(data.label, x, y);
  context.fillText(data.label, x, y);
}

// The node that is chosen or pointed at: a ring, and its name on paper.
export function drawChosen({ ink, paper, line }, context, data, settings) {
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

// The colours of the style sheet, as a canvas takes them; lines the fainter, the more there are.
export function palette(edges) {
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
  return `#${from
    .map((part, at) =>
      Math.round(part + (to[at] - part) * by)
        .toString(16)
        .padStart(2, "0"),
    )
    .join("")}`;
}
