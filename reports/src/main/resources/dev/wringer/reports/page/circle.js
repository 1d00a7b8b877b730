// The ring on its circle at one moment, and the way of one operation through it.

const RADIUS = 250;

class RingView {
  constructor(ring) {
    this.ring = ring;
    this.time = ring.from;
    this.operation = null;
    this.violation = null;
    this.node = -1;
    this.links = 'none';
    this.layer = shape('g', { class: 'links' });
    this.top = shape('g', { class: 'path' });
    this.states = [];
    const width = Math.max(1.3, Math.min(8, 900 / Math.max(1, ring.places.length)));
    this.marks = ring.places.map((place, index) => shape('line', {
      class: 'node absent', 'stroke-width': width, 'data-node': index, onclick: () => this.chooseNode(index),
    }, shape('title', {}, place.name + ' @' + place.id)));
    this.marks.forEach((mark, index) => this.place(mark, index, 'absent'));
    this.picture = shape('svg', { viewBox: '-320 -320 640 640', role: 'img', id: 'circle' },
      shape('circle', { class: 'circle', r: RADIUS }), this.layer, this.marks, this.top);
    this.said = element('output', { id: 'moment', 'aria-live': 'polite' });
    this.events = [...new Set([ring.from, ...ring.faults.flatMap(fault => [fault.from, fault.until]),
      ...ring.violations.map(violation => violation.at), ring.until])].filter(time => time !== undefined)
      .sort((one, other) => one - other);
  }

  /** Ids grow clockwise from the top. What is gone points inwards. */
  place(mark, index, state) {
    const angle = 2 * Math.PI * this.ring.places[index].turn;
    const [inner, outer] = state === 'dead' || state === 'left' ? [RADIUS - 15, RADIUS - 3] : state === 'absent' ? [RADIUS - 1, RADIUS + 2] : [RADIUS + 2, RADIUS + 16];
    mark.setAttribute('x1', (inner * Math.sin(angle)).toFixed(1));
    mark.setAttribute('y1', (-inner * Math.cos(angle)).toFixed(1));
    mark.setAttribute('x2', (outer * Math.sin(angle)).toFixed(1));
    mark.setAttribute('y2', (-outer * Math.cos(angle)).toFixed(1));
    mark.setAttribute('class', 'node ' + state);
  }

  point(index, radius = RADIUS) {
    return this.pointOf(this.ring.places[index].turn, radius);
  }

  pointOf(turn, radius) {
    const angle = 2 * Math.PI * turn;
    return [radius * Math.sin(angle), -radius * Math.cos(angle)];
  }

  /** What each node was at a moment: the last that happened to it, and what was imposed on it then. */
  statesAt(time) {
    const states = this.ring.places.map(() => 'absent');
    for (const [at, state, places] of this.ring.lives) {
      if (at > time) {
        continue;
      }
      (places.length > 0 ? places : states.map((_, i) => i)).forEach(index => { states[index] = state; });
    }
    for (const fault of this.ring.faults) {
      if (fault.from <= time && fault.until !== undefined && time < fault.until) {
        const word = { PAUSE: 'paused', CUT: 'cut' }[fault.kind];
        fault.nodes.filter(index => word && states[index] === 'alive').forEach(index => { states[index] = word; });
      }
    }
    return states;
  }

  show(time) {
    this.time = Math.max(this.ring.from, Math.min(this.ring.until, time));
    const states = this.statesAt(this.time);
    states.forEach((state, index) => {
      if (state !== this.states[index]) {
        this.place(this.marks[index], index, state);
      }
    });
    this.states = states;
    const count = word => states.filter(state => state === word).length;
    const counts = ['alive', 'dead', 'joining', 'leaving', 'paused', 'cut', 'left'].filter(word => count(word) > 0)
      .map(word => `${count(word)} ${word}`);
    const words = `${seconds(this.time)}: ${counts.join(', ') || 'nobody yet'}`;
    this.said.textContent = words;
    this.picture.setAttribute('aria-label', `The ring at ${words}`);
    this.drawLinks();
    this.drawPath();
  }

  drawPath() {
    this.top.replaceChildren();
    if (this.violation) {
      const named = this.violation.around ? this.violation.around.nodes.filter(node => node[2].includes('witness')).map(node => node[1]).filter(index => index >= 0) : [];
      [...new Set([...this.violation.nodes, ...named])].forEach(index => this.mark(this.point(index, RADIUS + 9), 'mark accused', 12));
    }
    const operation = this.operation;
    if (!operation) {
      return;
    }
    operation.holders.forEach(index => this.square(index, this.states[index] === 'dead' ? 'mark holder dead' : 'mark holder'));
    operation.replicas.forEach(index => this.square(index, 'mark holder'));
    const visited = [operation.origin, ...operation.path, operation.answeredBy].filter(index => index >= 0)
      .filter((index, i, all) => i === 0 || index !== all[i - 1]);
    operation.dead.forEach(index => {
      this.top.append(shape('path', { class: 'hop dead', d: this.bow(visited[0] ?? index, index) }));
      this.mark(this.point(index), 'mark dead', 5);
    });
    visited.slice(1).forEach((index, i) => {
      this.top.append(shape('path', { class: 'hop', d: this.bow(visited[i], index), 'data-hop': i + 1 }));
    });
    visited.forEach((index, i) => {
      this.mark(this.point(index), 'mark', i === 0 ? 7 : 5);
      const [x, y] = this.point(index, RADIUS - 20);
      this.top.append(shape('text', { x, y: y + 4, 'text-anchor': 'middle' }, i === 0 ? 'asked' : String(i)));
    });
    const [x, y] = this.pointOf(turnOf(operation.key), RADIUS + 34);
    this.top.append(shape('path', { class: 'mark key', d: `M${x - 7},${y} L${x},${y - 7} L${x + 7},${y} L${x},${y + 7} Z` },
      shape('title', {}, 'key ' + operation.key)));
    const [tx, ty] = this.pointOf(turnOf(operation.key), RADIUS + 52);
    this.top.append(shape('text', { x: tx, y: ty + 4, 'text-anchor': 'middle' }, 'key'));
  }

  mark([cx, cy], name, r) {
    this.top.append(shape('circle', { class: name, cx, cy, r }));
  }

  square(index, name) {
    const [x, y] = this.point(index, RADIUS + 22);
    this.top.append(shape('rect', { class: name, x: x - 4, y: y - 4, width: 8, height: 8 }, shape('title', {}, 'holds a copy: ' + this.ring.places[index].name)));
  }

  bow(from, to) {
    const [x1, y1] = this.point(from);
    const [x2, y2] = this.point(to);
    return `M${x1.toFixed(1)},${y1.toFixed(1)} Q${((x1 + x2) * 0.22).toFixed(1)},${((y1 + y2) * 0.22).toFixed(1)} ${x2.toFixed(1)},${y2.toFixed(1)}`;
  }

  chooseNode(index) {
    this.node = index;
    if (this.links === 'none') {
      this.links = 'both';
    }
    this.drawLinks();
    this.onnode && this.onnode(index);
  }

  /** What a node believed where that was recorded; otherwise what it should believe: its successors, and its ideal fingers. */
  neighbours(index) {
    const noted = this.noted(index);
    if (noted) {
      return noted;
    }
    const seen = this.ring.snapshots.filter(snapshot => snapshot.at <= this.time).pop();
    const belief = seen && seen.beliefs.find(one => one[0] === index);
    if (belief) {
      return { successors: belief[1], fingers: belief[2], source: `as it was seen at ${seconds(seen.at)}` };
    }
    const order = this.states.map((state, i) => [state, i]).filter(([state]) => ['alive', 'paused', 'cut', 'leaving'].includes(state)).map(pair => pair[1]);
    const at = turn => order.find(i => this.ring.places[i].turn >= turn % 1) ?? order[0];
    const next = order.findIndex(i => this.ring.places[i].turn > this.ring.places[index].turn);
    const successors = Array.from({ length: Math.min(this.ring.successors, order.length - 1) }, (_, i) => order[((next < 0 ? 0 : next) + i) % order.length]);
    const fingers = [...new Set(Array.from({ length: 16 }, (_, i) => at(this.ring.places[index].turn + 2 ** -(i + 1))))].filter(i => i !== undefined && i !== index);
    return { successors, fingers, source: 'as they should be by then' };
  }

  /** What it believed when the chosen violation was proved, at that moment, if it was noted; fingers are not. */
  noted(index) {
    const scene = this.violation && this.violation.around;
    const moment = scene && scene.moments.find(one => one.beliefs && one.at === this.time);
    const belief = moment && moment.beliefs[scene.nodes.findIndex(node => node[1] === index)];
    return belief && {
      successors: belief[1].map(name => this.ring.nodes.indexOf(name)).filter(place => place >= 0),
      fingers: [],
      source: `as it believed at ${seconds(moment.at)}; fingers were not noted`,
    };
  }

  drawLinks() {
    this.layer.replaceChildren();
    if (this.node < 0 || this.links === 'none') {
      return;
    }
    const { successors, fingers } = this.neighbours(this.node);
    const add = (to, name) => this.layer.append(shape('path', { class: 'link ' + name, d: this.bow(this.node, to) }));
    if (this.links !== 'fingers') {
      successors.forEach(to => add(to, 'successor'));
    }
    if (this.links !== 'successors') {
      fingers.forEach(to => add(to, 'finger'));
    }
    const [cx, cy] = this.point(this.node);
    this.layer.append(shape('circle', { class: 'mark', cx, cy, r: 6 }));
  }
}

/** Where on the circle an id is, as a part of a whole turn, from its first 32 bits. */
function turnOf(id) {
  return parseInt(id, 16) / 2 ** 32;
}

function seconds(milliseconds) {
  const value = milliseconds / 1000;
  return (Math.abs(value) >= 100 ? value.toFixed(1) : value.toFixed(3).replace(/0{1,2}$/, '')) + ' s';
}
