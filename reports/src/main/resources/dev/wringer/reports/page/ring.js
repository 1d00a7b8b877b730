// The ring at one moment, with what belongs to it: time, the choice of a node, and the words about an operation.

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
