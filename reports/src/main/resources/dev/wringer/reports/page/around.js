// What the record holds around a violation: who should have had whom for neighbours, who believed what, and what happened before.

function around(ring, violation, chooseNode) {
  const scene = violation.around;
  if (!scene) {
    return element('p', { class: 'small quiet' }, 'What surrounded it is shown of the first violations of a ring only.');
  }
  const seen = scene.moments.some(moment => moment.beliefs);
  commonTail = tailOf(ring.places.map(place => place.name));
  return element('section', { class: 'around', 'aria-label': 'Around the violation' },
    element('h3', {}, 'What came before it'),
    precedingList(scene),
    element('h3', {}, 'Who should have known whom, and who believed what'),
    element('p', { class: 'small quiet' },
      'The truth is the oracle\'s: it follows from who was a member, and from nothing that a node says. ',
      seen
        ? 'What nodes believed is shown where that was noted; entries that differ from the truth of that moment are marked. What they believed in between is not in the record.'
        : 'What nodes believed around that moment is not in this record. What the check itself saw stands in the witness. ',
      seen ? '' : element('span', { id: 'no-beliefs' }, tellMore())),
    element('div', { class: 'believers' }, scene.nodes.map((node, i) => believer(scene, node, i, chooseNode))));
}

/** In simulation the same can be shown again with somebody looking on. */
function tellMore() {
  return run.testbed === 'sim'
    ? 'In simulation the same command with --shrink makes a small case of it, and ./wringer replay CASE --explain tells who believed what and who told whom.'
    : 'Who told whom what can be seen in simulation only: the same settings with --testbed sim --shrink, if it shows there.';
}

function precedingList(scene) {
  const earlier = scene.earlier > 0 ? element('p', { class: 'small quiet' }, `${plural(scene.earlier, 'earlier event')} about these nodes are left out.`) : '';
  return scene.before.length === 0
    ? element('p', { class: 'quiet' }, 'The record has nothing about these nodes before it, beyond that the ring was formed.')
    : element('div', {}, earlier, element('ol', { class: 'before' }, scene.before.map(([at, text]) =>
      element('li', {}, element('span', { class: 'at' }, seconds(at)), element('span', { class: 'wide' }, text)))));
}

function believer(scene, [number, place, roles], index, chooseNode) {
  const title = place >= 0
    ? element('button', { type: 'button', class: 'plain', onclick: () => chooseNode(place) }, run.names[number])
    : run.names[number];
  const seen = scene.moments.some(moment => moment.beliefs);
  const same = (one, other) => !one.beliefs && !other.beliefs && JSON.stringify(one.truths[index]) === JSON.stringify(other.truths[index]);
  const moments = scene.moments.filter((moment, i) => i === 0 || !same(moment, scene.moments[i - 1]));
  const lines = moments.map(moment => {
    const truth = moment.truths[index];
    const belief = moment.beliefs ? moment.beliefs[index] : undefined;
    const from = scene.moments.indexOf(moment);
    const next = scene.moments.findIndex((one, i) => i > from && !same(one, scene.moments[i - 1]));
    const alike = scene.moments.slice(from, next < 0 ? undefined : next);
    const when = element('span', {}, alike.map(one => [seconds(one.at), ' ', element('span', { class: 'small quiet' }, one.label), element('br')]));
    if (!truth) {
      return [when, 'no member', '', ...(seen ? ['', ''] : [])];
    }
    return [when, nodeName(truth[0]), nodeList(truth[1]), ...(!seen ? [] : [
      belief === undefined ? element('span', { class: 'quiet' }, 'not recorded') : belief === null ? 'not seen' : compared(belief[0], truth[0]),
      belief ? believedList(belief[1], truth[1]) : '']),
    ];
  });
  return element('div', { class: 'believer' },
    element('h4', {}, title, ' ', element('code', {}, run.ids[number]), element('span', { class: 'quiet' }, ' ' + (roles || 'neighbour'))),
    element('div', { class: 'scroll' }, table(`${run.names[number]} and its neighbours`,
      ['when', 'predecessor, in truth', 'successors, in truth', ...(seen ? ['predecessor, as believed', 'successors, as believed'] : [])], lines)));
}

function nodeName(number) {
  return number < 0 ? 'nobody' : shortName(run.names[number]);
}

/** Without what all names of its ring end with: in most rings that is the port, and in simulation the ring. */
function shortName(name) {
  return name.slice(0, name.length - commonTail.length) || name;
}

let commonTail = ''; // of the ring that is looked at

function tailOf(names) {
  const [first] = names;
  let at = 0;
  while (at < first.length && !names.every(one => one.endsWith(first.slice(at)))) {
    at++;
  }
  const tail = /[.:/].*$/.exec(first.slice(at));
  return tail ? tail[0] : '';
}

function nodeList(numbers) {
  const most = 6;
  const some = numbers.slice(0, most).map(nodeName).join(', ');
  return numbers.length === 0 ? 'nobody' : element('span', { title: numbers.map(nodeName).join(', ') },
    some + (numbers.length > most ? ` and ${numbers.length - most} more` : ''));
}

function believedList(believed, truth) {
  const missing = truth.length - believed.length;
  return element('span', {},
    believed.map((one, i) => [i > 0 ? ', ' : '', compared(one, truth[i])]),
    missing > 0 ? [believed.length > 0 ? ', ' : '', element('mark', {}, `${missing} missing`)] : believed.length === 0 ? 'nobody' : '');
}

function compared(believed, truth) {
  return believed === truth ? nodeName(believed) : element('mark', { title: `in truth ${truth === undefined ? 'none' : nodeName(truth)}` }, nodeName(believed));
}
