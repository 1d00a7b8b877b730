// One ring over time. Faults are shaded on every chart.

function timelines(ring, goTo) {
  const captions = [];
  if (ring.operations.length > 0) {
    captions.push(latencyChart(ring, goTo), outcomeChart(ring, goTo));
  }
  captions.push(membersChart(ring, goTo));
  if (ring.censuses.length > 0) {
    captions.push(censusChart(ring, goTo));
  }
  return element('div', {},
    element('div', { class: 'legend' }, key('bad', 'crash'), key('doubt', 'other strike'), key('shade', 'fault in force'),
      key('shade-quiet', 'maintenance switched off'), ring.violations.length > 0 ? '▼ first violation' : ''),
    element('div', { class: 'pair' }, captions));
}

function latencyChart(ring, goTo) {
  const measurable = ring.operations.map(one => one.latency).filter(latency => latency > 0.001);
  const floor = measurable.length > 0 ? Math.min(...measurable) : 0.001;
  const drawn = latency => Math.max(latency, floor); // nothing is too short for a logarithm
  const of = result => ring.operations.filter(one => one.result === result).map(one => [one.at / 1000, drawn(one.latency)]);
  const width = (ring.until - ring.from) / ring.series.length / 1000;
  const quantile = column => ring.series.filter(stretch => stretch[4] + stretch[5] > 0)
    .map(stretch => [stretch[0] / 1000 + width / 2, drawn(stretch[column])]);
  const data = aligned(of('ok'), of('wrong'), of('failed'), of('unknown'), quantile(1), quantile(3));
  const latencies = ring.operations.map(one => drawn(one.latency));
  const wide = Math.max(...latencies) / Math.min(...latencies) > 30;
  const thinned = ring.operations.length < ring.allOperations
    ? `${ring.operations.length.toLocaleString('en')} of ${ring.allOperations.toLocaleString('en')} operations as dots; quantiles are of all`
    : '';
  const worst = Math.max(...latencies);
  return chart('Latency', thinned || 'each operation a dot',
    `Latency of ${plural(ring.allOperations, 'operation')} over time; the slowest shown took ${duration(worst)}.`, 250, () => overTime(ring, {
      scales: { y: wide ? { distr: 3, range: [10 ** Math.floor(Math.log10(floor)), 10 ** Math.ceil(Math.log10(worst * 1.01))] } : { range: [0, worst * 1.08] } },
      left: { values: (u, values) => values.map(value => (value === null ? '' : duration(value))), size: 62 },
      series: [dots('ok', 'good', 3), dots('wrong', 'violet', 6), dots('failed', 'bad', 6), dots('unknown', 'doubt', 6),
        line('median', 'accent'), line('99 %', 'quiet', { dash: [4, 3] })],
    }, goTo), data);
}

function outcomeChart(ring, goTo) {
  const width = (ring.until - ring.from) / ring.series.length / 1000;
  const times = ring.series.map(stretch => stretch[0] / 1000 + width / 2);
  const sum = columns => ring.series.map(stretch => columns.reduce((total, column) => total + stretch[column], 0) / width);
  const data = [times, sum([4, 5, 6, 7]), sum([5, 6, 7]), sum([6, 7]), sum([7])];
  const bars = (label, name) => ({ label, stroke: colour(name), fill: colour(name), width: 0, points: { show: false }, paths: uPlot.paths.bars({ size: [0.9, 100] }) });
  return chart('Outcomes', 'operations per second',
    `${plural(ring.allOperations, 'operation')}, of which ${ring.allWrong.toLocaleString('en')} went wrong.`, 250, () => overTime(ring, {
      scales: { y: { range: (u, low, high) => [0, Math.max(high * 1.08, 0.1)] } },
      series: [bars('ok', 'good'), bars('wrong', 'violet'), bars('failed', 'bad'), bars('unknown', 'doubt')],
    }, goTo), data);
}

function membersChart(ring, goTo) {
  const points = [...ring.health, [ring.until, ...ring.health[ring.health.length - 1].slice(1)]];
  const xs = points.map(point => point[0] / 1000);
  const members = points.map(point => point[1]);
  const seen = value => points.map(point => (point[2] === value ? point[1] : null));
  const judged = points.map(point => (point[3] === 0 ? point[1] : null));
  const violations = points.map(point => point[4]);
  const wrong = points.map(point => (point[5] >= 0 ? point[5] : null));
  const counted = wrong.some(count => count !== null);
  return chart('The ring', 'live members; where invariants were not judged, dashed',
    `Live members: ${members[0]} at first, ${Math.min(...members)} at the least, ${members[members.length - 1]} at the end.`, 220, () => overTime(ring, {
      scales: { y: { range: (u, low, high) => [0, Math.max(1, high * 1.1)] } },
      series: [
        line('members', 'accent', { paths: steps }),
        line('invariants not judged', 'doubt', { paths: steps, spanGaps: false, width: 4, dash: [4, 4] }),
        dots('seen ideal', 'good', 8), ...(counted ? [] : [dots('seen not ideal', 'bad', 8)]),
        ...(counted ? [line('with wrong neighbours', 'violet')] : []),
        ...(violations.some(count => count > 0) ? [line('violations', 'bad', { paths: steps })] : []),
      ],
    }, goTo), [xs, members, judged, seen('IDEAL'), ...(counted ? [] : [seen('NOT_IDEAL')]), ...(counted ? [wrong] : []), ...(violations.some(count => count > 0) ? [violations] : [])]);
}

function censusChart(ring, goTo) {
  const xs = ring.censuses.map(census => census[0] / 1000);
  const column = index => ring.censuses.map(census => census[index]);
  const counted = (label, name) => line(label, name, { paths: steps, points: { show: true, size: 6, fill: colour(name) } });
  const last = ring.censuses[ring.censuses.length - 1];
  return chart('Replicas', 'acknowledged blocks, whenever holders were counted',
    `At the end ${last[3]} of ${last[2]} blocks are fully replicated, ${last[4]} are not, ${last[5]} are lost.`, 220, () => overTime(ring, {
      scales: { y: { range: (u, low, high) => [0, Math.max(1, high * 1.1)] } },
      series: [counted('fully replicated', 'good'), counted('too few copies', 'doubt'), counted('lost', 'bad')],
    }, goTo), [xs, column(3), column(4), column(5)]);
}

function faultTable(ring, goTo) {
  const lines = ring.faults.map(fault => [
    element('button', { type: 'button', class: 'plain', onclick: () => goTo(fault.from) }, seconds(fault.from)),
    fault.until === undefined ? '' : duration(fault.until - fault.from),
    fault.kind.toLowerCase().replaceAll('_', ' '),
    element('span', { class: 'wide' }, fault.what),
    element('span', { class: 'wide quiet' }, fault.evidence),
  ]);
  const more = ring.faults.length < ring.allFaults ? `${ring.faults.length} of ${ring.allFaults} are shown. ` : '';
  return element('div', { class: 'card' },
    element('h3', {}, 'Faults and changes of membership'),
    lines.length === 0 ? element('p', { class: 'quiet' }, 'There were none.') : [
      element('p', { class: 'small quiet' }, more + 'A time goes to that moment.'),
      element('div', { class: 'tall', tabindex: '0', role: 'region', 'aria-label': 'Faults' }, table('Faults', ['at', 'for', 'kind', 'what', 'evidence'], lines)),
    ]);
}

function violationTable(ring, show) {
  if (ring.violations.length === 0) {
    return '';
  }
  const lines = ring.violations.map((violation, index) => [
    element('button', { type: 'button', class: 'plain', onclick: () => show(index) }, seconds(violation.at)),
    violation.check,
    element('span', { class: 'wide' }, violation.witness),
  ]);
  const more = ring.violations.length < ring.allViolations ? ` (${ring.violations.length} of ${ring.allViolations})` : '';
  return element('div', { class: 'card' }, element('h3', {}, 'Violations' + more),
    element('div', { class: 'tall', tabindex: '0', role: 'region', 'aria-label': 'Violations' }, table('Violations', ['proved at', 'check', 'witness'], lines)));
}
