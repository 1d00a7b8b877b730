// The list of runs, the newest first, and how those of each scenario came out over time.

const runs = JSON.parse(document.querySelector('script.data').textContent);
const served = location.protocol.startsWith('http');

function when(name) {
  const found = /^(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d)/.exec(name);
  return found ? `${found[1]}-${found[2]}-${found[3]} ${found[4]}:${found[5]}:${found[6]} UTC` : '';
}

function address(each) {
  return encodeURIComponent(each.name) + (each.hasReport || served ? '/report.html' : '/');
}

function wordMark(each) {
  return element('span', { class: 'verdict ' + each.verdict }, each.word);
}

/** One mark for each run of a scenario on a testbed, the oldest first. */
function trend(each) {
  return element('span', { class: 'trend' }, each.slice(0, 40).reverse().map(one =>
    element('a', { class: one.verdict, href: address(one), title: `${when(one.name)}: ${one.word}`, 'aria-label': `${one.scenario} ${when(one.name)}: ${one.verdict}` }, '●')));
}

function scenarios() {
  const groups = new Map();
  runs.forEach(each => {
    const name = each.scenario + (each.testbed ? ' on ' + each.testbed : '');
    groups.set(name, [...(groups.get(name) || []), each]);
  });
  return table('Scenarios', ['scenario', 'runs', 'latest', 'the last 40, oldest first'],
    [...groups].map(([name, each]) => [name, String(each.length), wordMark(each[0]), trend(each)]), [1]);
}

document.getElementById('page').append(
  element('header', { class: 'headline' }, element('h1', {}, 'Runs')),
  runs.length === 0 ? element('p', {}, 'There are none yet: ./wringer run massive-failure makes the first one.') : '',
  section('By scenario', 'scenarios', element('div', { class: 'card scroll' }, scenarios())),
  section('The newest first', 'runs', element('div', { class: 'card scroll' }, shortened(
    table('Runs', ['run', 'verdict', 'trials', 'command'], runs.map(each => [
      element('a', { href: address(each) }, when(each.name) + ' ' + each.scenario),
      wordMark(each), element('span', { class: 'wide' }, each.tally), element('code', { class: 'wide' }, each.command),
    ])), 40))));
