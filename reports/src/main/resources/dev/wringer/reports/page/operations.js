// Operations one by one: those that went wrong, the slowest, and any other; and what is to be said about one of them.

function operationWords(ring, one) {
  const name = index => (index < 0 ? 'a node that is not on the circle' : ring.places[index].name);
  const visited = [...one.path, one.answeredBy].filter(index => index >= 0).filter((index, i, all) => i === 0 || index !== all[i - 1]);
  return [
    element('h3', {}, `${one.kind} ${one.number}: ${one.result}`),
    element('p', {}, `Key ${one.key}, meant for ${seconds(one.at)}, took ${duration(one.latency)}.`),
    one.explanation ? element('p', {}, element('strong', {}, one.explanation), ': ' + explained(one.explanation) + '.') : '',
    one.detail ? element('p', { class: 'wide quiet' }, one.detail) : '',
    element('ol', { class: 'hops', start: '0', 'aria-label': 'Path' },
      element('li', {}, name(one.origin) + ' was asked'),
      visited.map((index, i) => element('li', {}, name(index) + (index === one.answeredBy && i === visited.length - 1 ? (one.kind === 'lookup' ? ' is named as the owner' : ' gave the block') : '')))),
    one.dead.length > 0
      ? element('div', {}, element('p', {}, plural(one.dead.length, 'contact') + ' did not answer:'),
        element('ul', { class: 'hops', 'aria-label': 'Dead contacts' }, one.dead.slice(0, 30).map(index => element('li', { class: 'dead' }, name(index)))))
      : '',
    one.replicas.length > 0 ? element('p', { class: 'wide' }, 'Acknowledged by ' + one.replicas.map(name).join(', ') + '.') : '',
    one.holders.length > 0 ? element('p', { class: 'wide' }, 'Held, when that was last counted before, by ' + one.holders.map(name).join(', ') + '.') : '',
  ].filter(part => part !== '');
}

function operationTable(ring, show) {
  if (ring.operations.length === 0) {
    return element('div', { class: 'card' }, element('h3', {}, 'Operations'), element('p', { class: 'quiet' }, 'No client asked for anything.'));
  }
  const orders = {
    'went wrong': () => ring.operations.filter(one => one.result !== 'ok'),
    'slowest': () => [...ring.operations].sort((one, other) => other.latency - one.latency),
    'most dead contacts': () => [...ring.operations].filter(one => one.dead.length > 0).sort((one, other) => other.dead.length - one.dead.length),
    'longest path': () => [...ring.operations].sort((one, other) => other.path.length - one.path.length),
    'in order': () => ring.operations,
  };
  const place = element('div', { class: 'tall', tabindex: '0', role: 'region', 'aria-label': 'Operations' });
  const said = element('span', { class: 'small quiet' });
  const choice = element('select', { 'aria-label': 'Which operations', id: 'which-operations', onchange: () => fill(choice.value) },
    Object.keys(orders).map(name => element('option', { value: name }, name)));
  const number = element('input', {
    type: 'search', inputmode: 'numeric', size: 8, placeholder: 'number', 'aria-label': 'Show the operation with this number',
    onchange: () => {
      const found = ring.operations.find(one => String(one.number) === number.value.trim());
      found ? show(found) : (said.textContent = 'not among those on this page; operations.csv has all of them');
    },
  });
  const fill = name => {
    const some = orders[name]();
    const most = 60;
    said.textContent = some.length > most ? `${most} of ${some.length.toLocaleString('en')}` : plural(some.length, 'operation');
    place.replaceChildren(table('Operations', ['operation', 'meant for', 'took', 'hops', 'dead', 'result', 'why'], some.slice(0, most).map(one => [
      element('button', { type: 'button', class: 'plain operation', 'data-operation': one.number, onclick: () => show(one) }, `${one.kind} ${one.number}`),
      seconds(one.at), duration(one.latency), String(one.path.length), String(one.dead.length), one.result,
      element('span', { class: 'wide' }, one.explanation ? explained(one.explanation) : one.detail),
    ]), [1, 2, 3, 4]));
  };
  const first = ring.operations.some(one => one.result !== 'ok') ? 'went wrong' : 'slowest';
  choice.value = first;
  fill(first);
  const thinned = ring.operations.length < ring.allOperations
    ? element('p', { class: 'small quiet' }, `${ring.operations.length.toLocaleString('en')} of ${ring.allOperations.toLocaleString('en')} operations are on this page: those that went wrong, the slowest, and some of the rest. operations.csv has all of them.`)
    : '';
  return element('div', { class: 'card' }, element('h3', {}, 'Operations'), element('div', { class: 'row' }, choice, number, said), thinned, place);
}
