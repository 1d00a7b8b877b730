// A hunt: what was tried, and what was found.

const hunt = JSON.parse(document.querySelector('script.data').textContent);

function finding(found, i) {
  const small = found.small;
  const number = i + 1;
  return element('article', { class: 'card finding', 'aria-label': `Finding ${number}` },
    element('h3', {}, `${number}. ${found.signature}`),
    element('p', {}, `In ${plural(found.count, 'ring')}; the smallest seed is ${found.seed}.`),
    element('p', { class: 'wide quiet' }, 'The first of them showed: ' + found.witness),
    small ? smallCase(small, number)
      : element('p', { class: 'quiet' }, `It was not shrunk: ./wringer hunt --seed ${found.seed} --runs 1 and the same --variant show it again.`));
}

document.getElementById('page').append(
  element('header', { class: 'card' },
    element('div', { class: 'headline' },
      element('span', { class: 'verdict ' + (hunt.failed > 0 ? 'FAIL' : 'UNKNOWN') }, hunt.failed > 0 ? 'FOUND' : 'NOTHING FOUND'),
      element('h1', {}, 'Hunt', element('span', { class: 'quiet' }, ' for failures of ' + hunt.variant))),
    element('p', { class: 'wide', id: 'tried' }, hunt.tried + '.'),
    element('div', { id: 'limits' }, hunt.limits.map(text => element('p', { class: 'wide' }, text))),
    command(hunt.command),
    element('p', { class: 'small quiet' }, `Wringer ${hunt.version}.`)),
  hunt.findings.length === 0 ? '' : section('What was found', 'findings',
    element('div', { class: 'card scroll' }, table('Findings', ['what failed, and what came last before', 'rings', 'smallest seed', 'shrunk to'],
      hunt.findings.map(found => [found.signature, String(found.count), found.seed, found.small ? found.small.size : 'not shrunk']), [1, 2])),
    hunt.findings.map(finding)),
  element('p', { class: 'small quiet' }, 'Made by Wringer from hunt.json beside it, and nothing else. docs/HUNT.md says how a hunt works.'));
