// Puts the page together.

const state = new Map(new URLSearchParams(location.hash.slice(1)));

/** What somebody looks at stands in the address: it outlives a reload, and can be handed on. */
function remember(changes) {
  for (const [name, value] of Object.entries(changes)) {
    value === null ? state.delete(name) : state.set(name, String(value));
  }
  clearTimeout(remember.later);
  remember.later = setTimeout(() => history.replaceState(null, '', '#' + new URLSearchParams([...state])), 250);
}

const stage = element('div', { id: 'stage' });
let current = null;

function showRing(index) {
  const ring = ringAt(index);
  const chooser = element('select', { 'aria-label': 'Which trial', id: 'which-ring', onchange: () => showRing(Number(chooser.value)) },
    rings.map((each, i) => element('option', { value: i }, `${ringName(each)} — ${run.trials[each.trial].verdict.toLowerCase()}`)));
  chooser.value = String(index);
  current = ringPanel(ring, remember);
  const goTo = time => current.goTo(time);
  const toRing = act => { act(); current.panel.scrollIntoView({ block: 'start', behavior: 'smooth' }); };
  stage.replaceChildren(
    element('div', { class: 'row' }, chooser, verdictMark(run.trials[rings[index].trial].verdict)),
    timelines(ring, goTo),
    element('h2', { id: 'ring-title' }, 'The ring itself'),
    current.panel,
    element('div', { class: 'lists' },
      violationTable(ring, i => toRing(() => current.showViolation(i))),
      operationTable(ring, one => toRing(() => current.showOperation(one))),
      faultTable(ring, time => toRing(() => goTo(time)))));
  remember({ ring: index });
}

function showViolation(index, violation) {
  showRing(index);
  if (violation >= 0) {
    current.showViolation(violation);
    document.getElementById('ring-title').scrollIntoView({ block: 'start' });
  } else {
    stage.scrollIntoView({ block: 'start' });
  }
}

/** A number that stands in the address, if one does: people write there, and change pages. */
function wanted(name) {
  const text = state.get(name);
  return text !== undefined && /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;
}

function page() {
  const ring = wanted('ring') || 0;
  const time = wanted('time');
  const number = wanted('operation');
  const violation = wanted('violation');
  document.getElementById('page').append(
    summary(showViolation),
    ...[results()].filter(part => part),
    trialTable(index => { showRing(index); stage.scrollIntoView({ block: 'start' }); }));
  if (rings.length > 0) {
    document.getElementById('page').append(section('One ring over time', 'one-ring', stage));
    const index = Number.isInteger(ring) && ring >= 0 && ring < rings.length ? ring : 0;
    showRing(index);
    const one = ringAt(index).operations.find(each => each.number === number);
    if (violation !== undefined && ringAt(index).violations[violation]) {
      current.showViolation(violation);
    } else if (one) {
      current.showOperation(one);
    }
    if (time !== undefined) {
      current.goTo(time);
    }
  }
  document.getElementById('page').append(element('p', { class: 'small quiet' },
    'Made by Wringer from the files of this run alone. Charts by uPlot (MIT licence).'));
  if (run.live) {
    setTimeout(() => location.reload(), 4000);
  }
}

page();
