// What was measured, against the swept parameter: each trial a dot, the mean with its interval, theory and published figures.

function results() {
  if (!run.table) {
    return null;
  }
  const measured = run.table.columns.filter(column => column.origin === 'MEASURED');
  const zero = measured.filter(column => run.trials.every(trial => !valueOf(trial, column)));
  const shown = measured.filter(column => !zero.includes(column));
  const places = run.table.rows.length > 1 || run.trials.length > 1;
  const several = run.trials.length > run.table.rows.length;
  return section('What was measured', 'results',
    places ? element('div', { class: 'legend', 'aria-hidden': 'true' },
      key('accent', several ? 'mean of all rings, with its 95 % interval' : 'measured'), several ? key('quiet', 'one ring') : '',
      run.table.columns.some(column => column.origin === 'THEORY') ? key('doubt', 'theory') : '',
      run.table.columns.some(column => column.origin === 'PUBLISHED') ? key('violet', 'published') : '') : '',
    places ? element('div', { class: 'grid' }, shown.map(measurePlot)) : '',
    zero.length > 0
      ? element('p', { class: 'quiet' }, 'Zero in every trial: ' + zero.map(column => column.name).join(', ') + '.')
      : '',
    element('div', { class: 'card scroll' }, resultTable()));
}

function key(name, text) {
  return element('span', {}, element('i', { style: `background: var(--${name})` }), text);
}

function valueOf(trial, column) {
  return trial.values[run.measures.indexOf(column.key)] ?? undefined;
}

/** Theory and published figures stand behind the measured column that they are about. */
function companions(column) {
  const at = run.table.columns.indexOf(column);
  const found = [];
  for (const next of run.table.columns.slice(at + 1)) {
    if (next.origin === 'MEASURED') {
      break;
    }
    if (next.unit === column.unit) {
      found.push(next);
    }
  }
  return found;
}

function measurePlot(column) {
  const swept = run.table.parameter !== undefined;
  const others = companions(column);
  const at = run.table.columns.indexOf(column);
  const rows = run.table.rows.filter(row => row.cells[at]);
  const xs = swept ? rows.map(row => row.x) : run.trials.map(trial => Number(trial.seed));
  const points = run.trials.map(trial => [swept ? trial.x : Number(trial.seed), valueOf(trial, column)])
    .filter(point => point[0] !== undefined && point[1] !== undefined);
  const given = other => rows.map(row => {
    const cell = row.cells[run.table.columns.indexOf(other)];
    return cell ? cell[0] : null;
  });
  const data = swept
    ? [xs, rows.map(row => row.cells[at][0]), ...others.map(given)]
    : [xs, run.trials.map(trial => valueOf(trial, column) ?? null)];
  const cells = swept ? rows.map(row => row.cells[at]) : [];
  const everything = [...points.map(point => point[1]), ...cells.flatMap(cell => [cell[1], cell[2]]), ...data.slice(1).flat()]
    .filter(value => value !== null && value !== undefined);
  const low = Math.min(0, ...everything);
  const high = Math.max(...everything, low + 1e-9);
  const unit = column.unit ? ' ' + column.unit : '';
  const description = `${column.name}: ` + (swept
    ? rows.map(row => `${readable(row.x)}${run.table.unit} ${run.table.parameter}: ${row.cells[at][4]}${unit}`).join('; ')
    : run.trials.map(trial => `seed ${trial.seed}: ${readable(valueOf(trial, column))}${unit}`).join('; '));
  const spread = (Math.max(...xs) - Math.min(...xs)) * 0.08 || 1;
  return chart(column.name, [unit.trim(), others.map(other => other.name).join(', ')].filter(text => text).join('; with '), description, 200, () => ({
    legend: { show: false },
    cursor: { drag: { x: false, y: false }, points: { show: false } },
    scales: {
      x: { time: false, range: [Math.min(...xs) - spread, Math.max(...xs) + spread] },
      y: { range: [low, high * 1.06] },
    },
    axes: [
      axis({ values: (u, values) => values.map(value => readable(value) + (swept ? run.table.unit : '')), label: swept ? run.table.parameter : 'seed', labelSize: 18, labelFont: '11px system-ui, sans-serif', size: 30, ...(swept && apart(xs) ? { splits: xs } : { incrs: [1, 2, 5, 10, 20, 50, 100, 1000, 10000] }) }),
      axis({ values: numbers, size: 50 }),
    ],
    series: [
      {},
      swept ? { ...line(column.name, 'accent', others.length > 0 ? { paths: () => null } : { width: 1 }), points: { show: true, size: 7, fill: colour('accent'), stroke: colour('accent') } } : dots(column.name, 'accent', 6),
      ...(swept ? others.map(other => line(other.name, other.origin === 'THEORY' ? 'doubt' : 'violet', { dash: [6, 4], points: { show: rows.length < 3 || other.origin === 'PUBLISHED', size: 6 } })) : []),
    ],
    hooks: {
      drawAxes: [u => swept && backdrop(u, points, cells.map((cell, i) => [xs[i], cell[1], cell[2]]))],
    },
  }), data);
}

/** Whether every value has room for its label. */
function apart(xs) {
  const sorted = [...xs].sort((one, other) => one - other);
  const gaps = sorted.slice(1).map((x, i) => x - sorted[i]).filter(gap => gap > 0);
  return Math.min(...gaps) > (sorted[sorted.length - 1] - sorted[0]) / 8;
}

/** Single rings as faint dots, and intervals. */
function backdrop(u, points, intervals) {
  const { ctx } = u;
  ctx.save();
  ctx.fillStyle = colour('quiet');
  ctx.globalAlpha = 0.35;
  if (points.length > intervals.length) {
    for (const [x, y] of points) {
      ctx.beginPath();
      ctx.arc(u.valToPos(x, 'x', true), u.valToPos(y, 'y', true), 2.4 * devicePixelRatio, 0, 2 * Math.PI);
      ctx.fill();
    }
  }
  ctx.globalAlpha = 1;
  ctx.fillStyle = colour('accent');
  for (const [x, low, high] of intervals.filter(one => one[2] > one[1])) {
    const across = Math.round(u.valToPos(x, 'x', true));
    const top = u.valToPos(high, 'y', true);
    const bottom = u.valToPos(low, 'y', true);
    ctx.fillRect(across - 1, top, 2, bottom - top);
    ctx.fillRect(across - 6, top - 1, 12, 2);
    ctx.fillRect(across - 6, bottom - 1, 12, 2);
  }
  ctx.restore();
}

function resultTable() {
  const { columns, rows, parameter } = run.table;
  const headings = ['testbed', ...(parameter ? [parameter + (run.table.unit ? ` (${run.table.unit})` : '')] : []),
    ...columns.map(column => column.name + note(column)), 'verdict'];
  const lines = rows.map(row => [
    row.testbed,
    ...(parameter ? [readable(row.x)] : []),
    ...row.cells.map(cell => (cell ? cell[4] : '')),
    row.verdicts,
  ]);
  const numeric = headings.map((_, i) => i).filter(i => i > 0 && i < headings.length - 1);
  return element('div', {}, table('Results', headings, lines, numeric),
    element('p', { class: 'small quiet' }, rows.some(row => row.cells.some(cell => cell && cell[1] !== cell[2]))
      ? '[low, high]: 95 % interval of the mean over independent rings; a ? behind it says that it may hold less often.'
      : 'One ring alone has no interval.'));
}

function note(column) {
  const parts = [column.origin === 'MEASURED' ? '' : column.origin.toLowerCase(), column.unit].filter(text => text);
  return parts.length > 0 ? ` (${parts.join(', ')})` : '';
}
