// A failure that was made small, step by step.

/** The ring of a case: time is the number of the step, and what nodes believe is known at each of them. */
class CaseView extends RingView {
  constructor(film) {
    const last = film.frames.length - 1;
    super({
      from: 0,
      until: last,
      faults: [],
      violations: [],
      successors: 0,
      places: film.nodes.map(([name, address, id]) => ({ name: `${name} (${address})`, id, turn: turnOf(id) })),
      lives: film.frames.flatMap((frame, at) => frame.states.map(([life], index) => [at, life, [index]])),
      snapshots: film.frames.map((frame, at) => ({ at, beliefs: frame.states.map(([, predecessor, successors], index) => [index, successors, predecessor < 0 ? [] : [predecessor]]) })),
    });
    this.film = film;
  }

  frame() {
    return this.film.frames[this.time];
  }

  /** Whom each takes for its successor; of the node to which it happens the whole list, and its predecessor. */
  drawLinks() {
    this.layer.replaceChildren();
    const frame = this.frame();
    const add = (from, to, name) => to >= 0 && to !== from && this.layer.append(shape('path', { class: 'link ' + name, d: this.bow(from, to) }));
    frame.states.forEach(([life, , successors], index) => {
      if (life === 'alive') {
        add(index, successors.length > 0 ? successors[0] : -1, 'first');
      }
    });
    if (frame.whom >= 0) {
      const [, predecessor, successors] = frame.states[frame.whom];
      successors.slice(1).forEach(to => add(frame.whom, to, 'successor'));
      add(frame.whom, predecessor, 'finger');
    }
  }

  drawPath() {
    this.top.replaceChildren();
    const frame = this.frame();
    this.film.nodes.forEach(([name], index) => {
      const [x, y] = this.point(index, RADIUS + 36 + 15 * this.tier(index));
      this.top.append(shape('text', { x, y: y + 4, 'text-anchor': 'middle', class: 'name ' + frame.states[index][0] }, name));
    });
    frame.messages.forEach(([from, to, kind, text], i) => {
      if (from >= 0 && to >= 0 && from !== to) {
        this.top.append(shape('path', { class: 'hop ' + (kind === 'lost' ? 'dead' : kind), d: this.bow(from, to) }, shape('title', {}, text)));
        const [x, y] = this.between(from, to, kind === 'reply' ? 0.62 : 0.38);
        this.top.append(shape('circle', { class: 'mark', cx: x, cy: y, r: 9 }),
          shape('text', { x, y: y + 4, 'text-anchor': 'middle' }, String(i + 1)));
      }
    });
    if (frame.whom >= 0) {
      this.mark(this.point(frame.whom, RADIUS + 9), 'mark' + (this.time === this.ring.until ? ' accused' : ' acting'), 14);
    }
    if (this.time === this.ring.until) {
      this.film.nodes.forEach(([name], index) => {
        if (mentions(frame.text, name)) {
          this.mark(this.point(index, RADIUS + 9), 'mark accused', 14);
        }
      });
    }
  }

  /** Names of nodes that stand close to one another go outwards, one behind the other. */
  tier(index) {
    const places = this.ring.places;
    const close = index > 0 && places[index].turn - places[index - 1].turn < 0.02;
    return close ? Math.min(2, this.tier(index - 1) + 1) : 0;
  }

  /** A point of the bow from one node to the other. */
  between(from, to, t) {
    const [x1, y1] = this.point(from);
    const [x2, y2] = this.point(to);
    const [cx, cy] = [(x1 + x2) * 0.22, (y1 + y2) * 0.22];
    return [0, 1].map(i => (1 - t) ** 2 * [x1, y1][i] + 2 * t * (1 - t) * [cx, cy][i] + t ** 2 * [x2, y2][i]);
  }
}

/** Whether a text has this name, and not only as the beginning or end of another one. */
function mentions(text, name) {
  const plain = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp('(^|[^\\w.])' + plain + '(?![\\w.]*\\w)').test(text);
}

/** Who should be whose neighbour, by who is alive. */
function ideal(film, frame, index) {
  const order = frame.states.map(([life], i) => (life === 'alive' ? i : -1)).filter(i => i >= 0);
  const at = order.indexOf(index);
  return {
    predecessor: order[(at + order.length - 1) % order.length],
    successors: order.slice(at + 1).concat(order.slice(0, at)),
  };
}

function beliefs(film, step) {
  const frame = film.frames[step];
  const before = step > 0 ? film.frames[step - 1] : frame;
  const name = index => (index < 0 ? 'nobody' : film.nodes[index][0] + (frame.states[index][0] === 'dead' ? '†' : ''));
  const marked = (index, right) => (index === right ? name(index) : element('mark', { title: 'in truth ' + (right === undefined ? 'nobody' : name(right)) }, name(index)));
  const lines = frame.states.map(([life, predecessor, successors], index) => {
    if (life === 'absent') {
      return [film.nodes[index][0], 'not there yet', '', ''];
    }
    const truth = ideal(film, frame, index);
    const alive = life === 'alive';
    return [name(index), life, alive ? marked(predecessor, truth.predecessor) : name(predecessor),
      element('span', {}, successors.length === 0 ? 'nobody' : successors.map((one, i) => [i > 0 ? ', ' : '', alive ? marked(one, truth.successors[i]) : name(one)]))];
  });
  const made = table('Who believes what', ['node', '', 'predecessor', 'successors'], lines);
  [...made.tBodies[0].rows].forEach((line, index) => {
    if (JSON.stringify(frame.states[index]) !== JSON.stringify(before.states[index])) {
      line.classList.add('chosen');
    }
  });
  return made;
}

function caseStory(film, number) {
  const view = new CaseView(film);
  const last = film.frames.length - 1;
  const text = element('p', { class: 'wide step', 'aria-live': 'polite' });
  const told = element('ol', { class: 'hops', 'aria-label': 'Messages' });
  const known = element('div', { class: 'scroll' });
  const slider = element('input', { type: 'range', class: 'slider', min: 0, max: last, step: 1, value: 0, 'aria-label': `Step of case ${number}` });
  const name = index => (index < 0 ? 'somebody else' : film.nodes[index][0]);
  const steps = element('ol', { class: 'steps', start: 0 }, film.frames.map((frame, i) => element('li', {},
    element('button', { type: 'button', class: 'plain', onclick: () => go(i) },
      element('span', { class: 'quiet' }, seconds(frame.at) + ' '), frame.text))));
  let shown = false;
  const go = step => {
    const at = Math.max(0, Math.min(last, step));
    if (shown) {
      history.replaceState(null, '', `#case=${number}&step=${at}`);
    }
    view.show(at);
    const frame = film.frames[at];
    slider.value = String(at);
    view.said.textContent = `step ${at} of ${last}, ${seconds(frame.at)}`;
    view.picture.setAttribute('aria-label', `The ring of case ${number} at step ${at}`);
    slider.setAttribute('aria-valuetext', `${view.said.textContent}: ${frame.text}`);
    text.textContent = frame.text;
    text.classList.toggle('FAIL', at === last);
    told.replaceChildren(...frame.messages.map(([from, to, kind, what]) => element('li', { class: kind === 'lost' ? 'dead' : '' },
      `${name(from)} → ${name(to)}: ${what}` + (kind === 'lost' ? ' (no answer)' : ''))));
    known.replaceChildren(beliefs(film, at));
    [...steps.children].forEach((line, i) => line.classList.toggle('now', i === at));
    steps.children[at].querySelector('button').setAttribute('aria-current', 'step');
    [...steps.querySelectorAll('[aria-current]')].filter(one => one !== steps.children[at].querySelector('button')).forEach(one => one.removeAttribute('aria-current'));
  };
  slider.addEventListener('input', () => go(Number(slider.value)));
  const panel = element('div', { class: 'story', tabindex: 0, role: 'group', 'aria-label': `Case ${number}, step by step; arrow keys go on and back`,
    onkeydown: event => {
      const moves = { ArrowRight: 1, ArrowLeft: -1, Home: -last, End: last };
      if (event.target !== slider && event.key in moves) {
        event.preventDefault();
        go(view.time + moves[event.key]);
      }
    } },
  element('div', { class: 'ring' },
    element('div', {}, view.picture,
      element('div', { class: 'row' },
        element('button', { type: 'button', class: 'back', onclick: () => go(view.time - 1) }, '← Back'),
        element('button', { type: 'button', class: 'strong on', onclick: () => go(view.time + 1) }, 'Next step →'),
        element('button', { type: 'button', class: 'end', onclick: () => go(last) }, 'To the violation'), view.said),
      slider),
    element('div', {}, text, told, known,
      element('p', { class: 'small quiet' }, 'Links are first successors; of the node to which it happens also the rest of its list, and its predecessor. '
        + 'Marked entries differ from the truth, rows in blue have changed in this step; † has crashed or left. Beliefs are those at the end of that instant.'))));
  const wanted = new URLSearchParams(location.hash.slice(1)); // a step may be handed on
  go(wanted.get('case') === String(number) && /^\d+$/.test(wanted.get('step')) ? Number(wanted.get('step')) : 0);
  shown = true;
  return element('div', {}, panel,
    element('details', {}, element('summary', {}, 'All steps'), steps));
}

/** All that there is to say of it. */
function smallCase(small, number) {
  return [
    element('p', {}, `Shrunk to ${small.size}${small.minimal ? ', and no single simplification keeps the failure' : '; not finished, so it may become simpler still'}. Faults: `,
      element('code', { class: 'wide' }, small.faults || 'none'), '.'),
    command(small.replay),
    small.film ? caseStory(small.film, number) : element('p', { class: 'quiet' }, 'How it comes about is not told here; the command above shows it.'),
    small.film ? element('p', { class: 'small quiet' }, 'The rule: ' + small.film.rule) : '',
    small.diagram.length > 0
      ? element('details', {}, element('summary', {}, 'The same as a sequence diagram, for whatever draws Mermaid'), command(small.diagram.join('\n'), 'Copy the diagram'))
      : '',
  ];
}
