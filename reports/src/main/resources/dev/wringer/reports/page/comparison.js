// A comparison: the verdict in one sentence, what each measure says, all paired differences, and how the evidence grew.

const comparison = JSON.parse(document.querySelector('script.data').textContent);
const WORDS = { better: 'PASS', same: 'PASS', 'not worse': 'PASS', worse: 'FAIL', undecided: 'UNKNOWN' };
const judgedRows = comparison.rows.filter(row => row.decision);

function decisionMark(word) {
  return element('span', { class: 'verdict ' + (WORDS[word] || '') }, word);
}

function rowName(row) {
  return row.name + (row.at ? ' at ' + row.at : '');
}

function figure(value) {
  return value === null || value === undefined ? 'not known' : String(Number(value.toPrecision(4)));
}

function withUnit(value, row) {
  return figure(value) + (value === null || !row.unit ? '' : ' ' + row.unit);
}

function headline() {
  return element('header', { class: 'card' },
    element('div', { class: 'headline' }, decisionMark(comparison.decision),
      element('h1', {}, comparison.scenario, element('span', { class: 'quiet' }, ' on ' + comparison.testbed + ', compared'))),
    element('p', { class: 'wide', id: 'sentence' }, comparison.sentence),
    comparison.interrupted ? element('p', {}, 'It was interrupted: this is what the pairs say that are complete.') : '',
    command(comparison.command),
    element('div', { class: 'scroll' }, table('Sides', ['side', 'what it has', 'verdicts of its trials', 'its run'],
      ['baseline', 'candidate'].map(side => [side, element('span', { class: 'wide' }, comparison[side].text), comparison[side].verdicts,
        element('a', { href: side + '/report.html' }, 'all trials of the ' + side)]))),
    element('p', { class: 'small quiet' }, `${plural(comparison.rings, 'ring')} of each side. Wringer ${comparison.version}.`));
}

function measures() {
  const heading = comparison.heading;
  const numeric = heading.map((_, i) => i).filter(i => !['at', 'measure', 'better', 'verdict'].includes(heading[i]));
  const lines = comparison.rows.map(row => row.cells.map((cell, i) => (i === row.cells.length - 1 && row.decision ? decisionMark(cell) : cell)));
  return section('Measure by measure', 'measures', element('div', { class: 'card scroll' }, table('Measures', heading, lines, numeric)),
    element('p', { class: 'small quiet' }, `Differences are candidate minus baseline. All intervals together hold in ${figure(comparison.confidence)} % of comparisons, at whatever moment one looks.`));
}

/** Where a value of a measure is, from 0 at the left to 1 at the right: all pairs fit in, and the margin always does. */
function scaleOf(row) {
  const differences = row.pairs.map(pair => pair[2] - pair[1]);
  const reach = Math.max(row.margin * 1.6, ...differences.map(Math.abs), Math.abs(row.mean || 0)) * 1.08;
  return { reach, at: value => (Math.max(-reach, Math.min(reach, value)) / reach + 1) / 2, differences };
}

const WIDE = 520;

/** Every pair a dot at its difference, the band in which two means are the same, and where the true mean lies. */
function pairsPlot(row) {
  const { reach, at, differences } = scaleOf(row);
  const x = value => 20 + (WIDE - 40) * at(value);
  const stacks = new Map();
  const dots = differences.map((difference, i) => {
    const across = Math.round(x(difference) / 5) * 5;
    const level = stacks.get(across) || 0;
    stacks.set(across, level + 1);
    return { across, level, pair: row.pairs[i], difference };
  });
  const most = Math.max(1, ...stacks.values());
  const step = Math.min(7, 64 / most);
  const floor = 88;
  const low = row.low === null ? -reach : row.low;
  const high = row.high === null ? reach : row.high;
  const description = `${rowName(row)}: ${plural(row.pairs.length, 'pair')}, mean difference ${withUnit(row.mean, row)}, interval from ${row.low === null ? 'without bound' : withUnit(row.low, row)} to ${row.high === null ? 'without bound' : withUnit(row.high, row)}, margin ${withUnit(row.margin, row)}: ${row.decision}.`;
  return shape('svg', { class: 'pairs', viewBox: `0 0 ${WIDE} 142`, role: 'img', 'aria-label': description },
    shape('rect', { class: 'band', x: x(-row.margin), y: 8, width: x(row.margin) - x(-row.margin), height: 112 }),
    shape('line', { class: 'zero', x1: x(0), x2: x(0), y1: 4, y2: 122 }),
    dots.map(dot => shape('circle', { class: 'dot', cx: dot.across, cy: floor - 4 - dot.level * step, r: 3.2 },
      shape('title', {}, `seed ${dot.pair[0]}: ${withUnit(dot.pair[1], row)} → ${withUnit(dot.pair[2], row)}`))),
    shape('line', { class: 'interval', x1: x(low), x2: x(high), y1: 106, y2: 106 }),
    row.low === null || row.low < -reach ? shape('text', { x: 6, y: 110 }, '◄') : shape('line', { class: 'interval', x1: x(low), x2: x(low), y1: 101, y2: 111 }),
    row.high === null || row.high > reach ? shape('text', { x: WIDE - 16, y: 110 }, '►') : shape('line', { class: 'interval', x1: x(high), x2: x(high), y1: 101, y2: 111 }),
    row.mean === null ? [] : shape('circle', { class: 'mean', cx: x(row.mean), cy: 106, r: 5 }),
    shape('text', { class: 'tick', x: 4, y: 14 }, '← ' + (row.better === 'higher' ? 'worse' : 'better')),
    shape('text', { class: 'tick', x: WIDE - 4, y: 14, 'text-anchor': 'end' }, (row.better === 'higher' ? 'better' : 'worse') + ' →'),
    [[-row.margin, 'end', -4], [0, 'middle', 0], [row.margin, 'start', 4]].map(([value, anchor]) =>
      shape('text', { class: 'tick', x: x(value), y: 136, 'text-anchor': anchor }, (value > 0 ? '+' : '') + withUnit(value, row))));
}

/** How the interval narrowed while pairs came. */
function looksPlot(row) {
  const looks = row.looks;
  const last = looks[looks.length - 1];
  const bounded = looks.flatMap(look => [look[2], look[3]]).filter(value => value !== null);
  const wide = Math.max(row.margin * 3, ...[last[1], last[2], last[3]].filter(value => value !== null).map(Math.abs).map(value => value * 1.6));
  const reach = Math.min(wide, Math.max(row.margin * 1.6, ...bounded.map(Math.abs)));
  const x = pairs => 44 + (WIDE - 64) * (looks.length > 1 ? (pairs - looks[0][0]) / Math.max(1, last[0] - looks[0][0]) : 0.5);
  const y = value => 62 - 54 * Math.max(-1, Math.min(1, value / reach));
  const top = look => y(look[3] === null ? reach : look[3]);
  const bottom = look => y(look[2] === null ? -reach : look[2]);
  const area = [...looks.map(look => `${x(look[0]).toFixed(1)},${top(look).toFixed(1)}`), ...[...looks].reverse().map(look => `${x(look[0]).toFixed(1)},${bottom(look).toFixed(1)}`)].join(' ');
  const mean = looks.filter(look => look[1] !== null).map(look => `${x(look[0]).toFixed(1)},${y(look[1]).toFixed(1)}`).join(' ');
  const decided = looks.find(look => look[4] === row.decision && row.decision !== 'undecided');
  return shape('svg', { class: 'looks', viewBox: `0 0 ${WIDE} 142`, role: 'img',
    'aria-label': `${rowName(row)} over the looks: ${looks.map(look => `${look[0]} pairs: ${look[4]}`).join(', ')}.` },
    shape('rect', { class: 'band', x: 44, y: y(row.margin), width: WIDE - 64, height: y(-row.margin) - y(row.margin) }),
    shape('polygon', { class: 'reach', points: area }),
    shape('line', { class: 'zero', x1: 44, x2: WIDE - 20, y1: y(0), y2: y(0) }),
    shape('polyline', { class: 'means', points: mean }),
    looks.map(look => shape('circle', { class: 'dot ' + (WORDS[look[4]] || ''), cx: x(look[0]), cy: y(look[1] === null ? 0 : look[1]), r: 3 },
      shape('title', {}, `after ${look[0]} pairs: ${look[4]}, from ${figure(look[2])} to ${figure(look[3])}`))),
    decided ? [shape('line', { class: 'decided', x1: x(decided[0]), x2: x(decided[0]), y1: 6, y2: 118 })] : [],
    shape('text', { class: 'tick', x: 40, y: y(0) + 4, 'text-anchor': 'end' }, '0'),
    shape('text', { class: 'tick', x: 40, y: y(row.margin) + 4, 'text-anchor': 'end' }, '+' + figure(row.margin)),
    shape('text', { class: 'tick', x: x(looks[0][0]), y: 136, 'text-anchor': 'middle' }, plural(looks[0][0], 'pair')),
    looks.length > 1 ? shape('text', { class: 'tick', x: x(last[0]), y: 136, 'text-anchor': 'end' }, plural(last[0], 'pair')) : []);
}

function plots() {
  const plotted = judgedRows.filter(row => row.pairs.length > 0 && row.looks.length > 0);
  return section('Pair by pair, and look by look', 'pairs',
    element('p', { class: 'small quiet' }, 'Left: each dot is one ring, at candidate minus baseline; the band is the margin, the line below it the interval of the mean. '
      + 'Right: the same interval while the pairs came; the broken line is the first look drawn at which the verdict was the one above.'),
    plotted.map(row => element('figure', { class: 'card measure' },
      element('figcaption', {}, rowName(row), ' ', decisionMark(row.decision),
        element('span', { class: 'quiet' }, ` — ${row.better} is better; ${withUnit(row.mean, row)} on the average`)),
      element('div', { class: 'pair' }, pairsPlot(row), looksPlot(row)))));
}

/** Lines that begin with a blank go with the line before: reasons, and commands. */
function conclusions() {
  return section('What is to be said beside it', 'conclusions', element('div', { class: 'card' },
    comparison.conclusions.map(text => (text.startsWith(' ') ? element('pre', { class: 'wide said' }, text) : element('p', { class: 'wide' }, text)))));
}

document.getElementById('page').append(headline(), measures(), plotsOrNothing(), conclusions(),
  element('p', { class: 'small quiet' }, 'Made by Wringer from comparison.json beside it, and nothing else. docs/COMPARE.md says what the verdicts mean.'));

function plotsOrNothing() {
  return judgedRows.some(row => row.pairs.length > 0) ? plots() : element('p', {}, 'No pair is complete: there is nothing to draw.');
}
