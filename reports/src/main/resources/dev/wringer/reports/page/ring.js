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

/** The circle with all that belongs to it: the slider, play, the choice of a node, and the words about an operation. */
function ringPanel(ring, remember) {
  const view = new RingView(ring);
  const surroundings = element('div', { id: 'around' });
  const words = element('div', { id: 'words', class: 'words', 'aria-live': 'polite' });
  const slider = element('input', {
    type: 'range', class: 'slider', id: 'time', min: 0, max: 1000, step: 1, value: 0, 'aria-label': 'Time',
  });
  const span = Math.max(1e-6, ring.until - ring.from);
  const goTo = time => {
    view.show(time);
    slider.value = String(Math.round((view.time - ring.from) / span * 1000));
    slider.setAttribute('aria-valuetext', view.said.textContent);
    remember({ time: view.time });
  };
  slider.addEventListener('input', () => { stop(); goTo(ring.from + span * Number(slider.value) / 1000); });

  let playing = null;
  const play = element('button', { type: 'button', id: 'play', 'aria-pressed': 'false', onclick: () => (playing ? stop() : start()) }, '▶ Play');
  const stop = () => {
    clearInterval(playing);
    playing = null;
    play.textContent = '▶ Play';
    play.setAttribute('aria-pressed', 'false');
    view.said.setAttribute('aria-live', 'polite');
  };
  const start = () => {
    if (view.time >= ring.until) {
      goTo(ring.from);
    }
    view.said.setAttribute('aria-live', 'off');
    play.textContent = 'Pause';
    play.setAttribute('aria-pressed', 'true');
    playing = setInterval(() => {
      if (!view.picture.isConnected || view.time >= ring.until) {
        stop();
      } else {
        goTo(view.time + span / 200);
      }
    }, 60);
  };
  const jump = direction => {
    stop();
    const later = view.events.filter(time => (direction > 0 ? time > view.time + 1e-9 : time < view.time - 1e-9));
    if (later.length > 0) {
      goTo(direction > 0 ? later[0] : later[later.length - 1]);
    }
  };

  const names = element('datalist', { id: 'nodes' }, ring.places.slice(0, 3000).map(place => element('option', { value: place.name })));
  const chooser = element('input', {
    type: 'search', list: 'nodes', placeholder: 'a node, by name', 'aria-label': 'Show the links of a node',
    onchange: () => {
      const index = ring.places.findIndex(place => place.name === chooser.value || place.id === chooser.value);
      view.node = index;
      if (index >= 0) {
        view.chooseNode(index);
      } else {
        view.drawLinks();
        said.textContent = '';
      }
    },
  });
  const said = element('span', { class: 'small quiet' });
  const kind = element('select', { 'aria-label': 'Which links', onchange: () => { view.links = kind.value; view.drawLinks(); } },
    [['both', 'successors and fingers'], ['successors', 'successors'], ['fingers', 'fingers']].map(([value, text]) => element('option', { value }, text)));
  view.onnode = index => {
    chooser.value = ring.places[index].name;
    view.links = kind.value;
    view.drawLinks();
    said.textContent = `${view.states[index] || ''}; links ${view.neighbours(index).source}`;
  };

  const missing = ring.places.length < ring.allNodes ? ` ${ring.places.length.toLocaleString('en')} of ${ring.allNodes.toLocaleString('en')} nodes are on the circle.` : '';
  const panel = element('div', { class: 'card' },
    element('div', { class: 'ring' },
      element('div', {},
        view.picture,
        element('div', { class: 'row' },
          play,
          element('button', { type: 'button', onclick: () => jump(-1), id: 'previous-change' }, 'Previous change'),
          element('button', { type: 'button', onclick: () => jump(1), id: 'next-change' }, 'Next change'),
          view.said),
        slider),
      element('div', {},
        element('div', { class: 'legend' }, key('good', 'alive'), key('bad', 'dead'), key('doubt', 'joining or leaving'), key('violet', 'paused'), key('accent', 'cut off')),
        element('p', { class: 'small quiet' }, 'Ids grow clockwise from the top; who is dead or gone points inwards.' + missing),
        element('div', { class: 'row' }, chooser, names, kind, said),
        words)),
    surroundings);

  const showOperation = one => {
    view.operation = one;
    view.violation = null;
    surroundings.replaceChildren();
    words.replaceChildren(...operationWords(ring, one));
    goTo(one.at);
    remember({ operation: one.number, violation: null });
  };
  const showViolation = index => {
    const violation = ring.violations[index];
    const one = ring.operations.find(each => each.number === violation.operation);
    view.operation = one || null;
    view.violation = violation;
    words.replaceChildren(
      element('h3', {}, `Violation of ${violation.check}, proved at ${seconds(violation.at)}`),
      element('p', { class: 'wide', id: 'witness' }, violation.witness),
      ...(one ? operationWords(ring, one) : []));
    surroundings.replaceChildren(around(ring, violation, place => view.chooseNode(place)));
    goTo(violation.at);
    remember({ violation: index });
  };
  const telling = ring.operations.find(one => one.result !== 'ok' && one.path.length > 0)
    || [...ring.operations].sort((one, other) => other.dead.length - one.dead.length || other.path.length - one.path.length)[0];
  telling ? showOperation(telling) : goTo((ring.faults.find(fault => fault.kind !== 'JOIN') || ring).from);
  return { panel, goTo, showOperation, showViolation, words };
}
