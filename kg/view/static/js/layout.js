// Where nodes go: ForceAtlas2 from a spiral, a set number of steps, so that the same graph always looks the same.

const WIDTH = 10; // numbers a node: x, y, four of movement, mass, convergence, size, fixed
const SETTINGS = {
  linLogMode: true,
  outboundAttractionDistribution: true, // districts apart, what they share between them
  adjustSizes: false,
  edgeWeightInfluence: 1,
  strongGravityMode: true, // holds what has no relation near the rest
  barnesHutTheta: 0.8,
};

// nodes: sizes in order; edges: [from, to, weight] by place in nodes. Gives flat arrays for the algorithm.
function matrices(sizes, edges) {
  const nodes = new Float32Array(sizes.length * WIDTH);
  sizes.forEach((size, place) => {
    const turn = place * 2.399963229728653; // the golden angle: no two alike, no chance in it
    const radius = 12 * Math.sqrt(place + 1);
    nodes.set([radius * Math.cos(turn), radius * Math.sin(turn), 0, 0, 0, 0, 1, 1, size, 0], place * WIDTH);
  });
  const links = new Float32Array(edges.length * 3);
  edges.forEach(([from, to, weight], place) => {
    links.set([from * WIDTH, to * WIDTH, weight], place * 3);
    nodes[from * WIDTH + 6] += weight;
    nodes[to * WIDTH + 6] += weight;
  });
  return { nodes, links };
}

function settingsFor(count) {
  return {
    ...SETTINGS,
    barnesHutOptimize: count > 800,
    scalingRatio: 1,
    gravity: 0.05,
    slowDown: 1 + Math.log(1 + count),
  };
}

// At once; for some hundred nodes.
export function layoutNow(sizes, edges, steps) {
  const { nodes, links } = matrices(sizes, edges);
  const step = forceAtlas2();
  const settings = settingsFor(sizes.length);
  for (let turn = 0; turn < steps; turn += 1) step(settings, nodes, links);
  return positions(nodes);
}

// In a worker, telling `moved` the positions now and then. Where no worker can be had, in small portions here.
export function layoutAside(sizes, edges, steps, moved) {
  const { nodes, links } = matrices(sizes, edges);
  const settings = settingsFor(sizes.length);
  return new Promise((done) => {
    const here = () => portion(forceAtlas2(), settings, nodes, links, steps, moved, done);
    let worker;
    let url;
    try {
      url = URL.createObjectURL(new Blob([`${forceAtlas2};(${work})();`], { type: "text/javascript" }));
      worker = new Worker(url);
    } catch {
      here();
      return;
    }
    worker.onerror = (event) => {
      event.preventDefault();
      worker.terminate();
      here();
    };
    worker.onmessage = ({ data }) => {
      if (!data.done) return moved(positions(data.nodes));
      worker.terminate();
      URL.revokeObjectURL(url);
      done(positions(data.nodes));
    };
    worker.postMessage({ settings, nodes, links, steps });
  });
}

function work() {
  self.onmessage = ({ data: { settings, nodes, links, steps } }) => {
    const step = forceAtlas2();
    for (let turn = 1; turn <= steps; turn += 1) {
      step(settings, nodes, links);
      if (turn % 30 === 0 && turn < steps) self.postMessage({ nodes });
    }
    self.postMessage({ nodes, done: true });
  };
}

function portion(step, settings, nodes, links, left, moved, done) {
  const until = performance.now() + 25;
  let turns = left;
  while (turns > 0 && performance.now() < until) {
    step(settings, nodes, links);
    turns -= 1;
  }
  if (!turns) return done(positions(nodes));
  moved(positions(nodes));
  setTimeout(() => portion(step, settings, nodes, links, turns, moved, done), 0);
}

// What the forces threw far out is drawn in to the rim, so that it does not make all the rest small.
function positions(nodes) {
  const found = Array.from({ length: nodes.length / WIDTH }, (_, place) => [
    nodes[place * WIDTH],
    nodes[place * WIDTH + 1],
  ]);
  const middle = [0, 1].map((axis) => found.reduce((sum, point) => sum + point[axis], 0) / (found.length || 1));
  const far = found.map(([x, y]) => Math.hypot(x - middle[0], y - middle[1]));
  const rim = 1.15 * [...far].sort((a, b) => a - b)[Math.floor(far.length * 0.95)];
  return found.map(([x, y], place) => {
    const by = far[place] > rim ? (rim * (1 + 0.12 * Math.log(far[place] / rim))) / far[place] : 1;
    return [middle[0] + (x - middle[0]) * by, middle[1] + (y - middle[1]) * by];
  });
}
