// Charts by uPlot, in the page's colours, with faults shaded wherever the horizontal axis is time.

const charts = new Set(); // ways to draw each one again, for another size or colour scheme

function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();
}

matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => charts.forEach(draw => draw()));

/** A chart with a caption. `options` makes uPlot's options, anew each time it is drawn. */
function chart(caption, note, description, height, options, data) {
  const place = element('div', { class: 'chart', role: 'img', 'aria-label': description });
  let drawn = null;
  let width = 0;
  const draw = () => {
    if (drawn) {
      drawn.destroy();
    }
    drawn = new uPlot({ width, height, ...options() }, data, place);
    place.querySelector('.u-legend')?.setAttribute('aria-label', `Legend of ${caption}`);
  };
  new ResizeObserver(() => {
    const now = Math.floor(place.clientWidth);
    if (now > 0 && now !== width) {
      width = now;
      drawn ? drawn.setSize({ width, height }) : draw();
    }
  }).observe(place);
  const again = () => { if (!place.isConnected) { charts.delete(again); } else if (drawn) { draw(); } };
  charts.add(again);
  return element('figure', { class: 'card' },
    element('figcaption', {}, caption, note ? element('span', { class: 'quiet' }, ' — ' + note) : ''), place);
}

function axis(more = {}) {
  return {
    stroke: colour('quiet'),
    grid: { stroke: colour('grid'), width: 1 },
    ticks: { stroke: colour('grid'), width: 1, size: 4 },
    font: '11px system-ui, sans-serif',
    ...more,
  };
}

function readable(value) {
  if (value === null || value === undefined) {
    return '';
  }
  if (Number.isInteger(value)) {
    return Math.abs(value) >= 10000 ? value.toLocaleString('en') : String(value);
  }
  return String(Number(value.toPrecision(Math.abs(value) >= 1000 ? 6 : 4)));
}

const numbers = (u, values) => values.map(readable);

/** Draws behind everything else: what lasts as a band, what strikes as a line. */
function shading(ring) {
  return u => {
    const { ctx, bbox } = u;
    ctx.save();
    ctx.beginPath();
    ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
    ctx.clip();
    const at = time => Math.round(u.valToPos(time / 1000, 'x', true));
    const faults = ring.faults.filter(one => one.kind !== 'JOIN');
    const many = faults.filter(one => one.until === undefined).length > 25; // then marks on the upper edge
    for (const fault of faults) {
      const left = at(fault.from);
      if (fault.until !== undefined) {
        ctx.fillStyle = colour(fault.kind === 'NO_MAINTENANCE' ? 'shade-quiet' : 'shade');
        ctx.fillRect(left, bbox.top, Math.max(2, at(fault.until) - left), bbox.height);
      } else {
        ctx.fillStyle = colour(fault.kind === 'CRASH' ? 'bad' : 'doubt');
        ctx.globalAlpha = 0.7;
        ctx.fillRect(left - 1, bbox.top, 2, many ? 9 * devicePixelRatio : bbox.height);
        ctx.globalAlpha = 1;
      }
    }
    for (const violation of ring.violations.slice(0, 1)) {
      ctx.fillStyle = colour('bad');
      const place = at(violation.at);
      ctx.beginPath();
      ctx.moveTo(place - 7, bbox.top);
      ctx.lineTo(place + 7, bbox.top);
      ctx.lineTo(place, bbox.top + 12);
      ctx.fill();
    }
    ctx.restore();
  };
}

/** Options of a chart over the time of a ring. A click goes to that moment; of one that ends a drag uPlot tells nobody. */
function overTime(ring, more, goTo) {
  return {
    legend: { show: true, live: false, markers: { width: 0, fill: (u, i) => u.series[i].stroke(u, i) } },
    cursor: { sync: { key: 'time' }, drag: { x: true, y: false }, points: { show: false } },
    scales: { x: { time: false, range: [ring.from / 1000, Math.max(ring.until, ring.from + 1) / 1000] }, ...more.scales },
    axes: [axis({ values: (u, values) => values.map(value => readable(value) + ' s'), space: 60 }), axis({ values: numbers, size: 58, ...more.left })],
    series: [{}, ...more.series],
    hooks: {
      drawClear: [shading(ring)],
      ready: [u => u.over.addEventListener('click', event => goTo(u.posToVal(event.offsetX, 'x') * 1000))],
    },
  };
}

/** Dots and lines of different times in one chart: uPlot wants all of them over one axis, with gaps. */
function aligned(...columns) {
  const all = columns.flatMap((points, column) => points.map(([x, y]) => ({ x, y, column })));
  all.sort((one, other) => one.x - other.x);
  const data = [all.map(point => point.x)];
  columns.forEach((points, column) => data.push(all.map(point => (point.column === column ? point.y : null))));
  return data;
}

function dots(label, name, size) {
  const paint = colour(name);
  return { label, stroke: paint, paths: () => null, points: { show: true, size, stroke: paint, fill: paint, width: 0 } };
}

function line(label, name, more = {}) {
  return { label, stroke: colour(name), width: 1.6, spanGaps: true, points: { show: false }, ...more };
}

const steps = uPlot.paths.stepped({ align: 1 });
