// A trial of a run that failed, and what it was made.

const shrunk = JSON.parse(document.querySelector('script.data').textContent);

document.getElementById('page').append(
  element('header', { class: 'card' },
    element('div', { class: 'headline' },
      element('span', { class: 'verdict FAIL' }, 'FAIL'),
      element('h1', {}, shrunk.scenario, element('span', { class: 'quiet' }, ' made small'))),
    element('div', { class: 'banner FAIL' }, element('strong', {}, shrunk.trial), ': ', element('span', { class: 'wide' }, shrunk.witness)),
    command(shrunk.command),
    element('p', {}, element('a', { href: '../report.html' }, 'The page of the run'),
      element('span', { class: 'small quiet' }, ` · found in ${plural(shrunk.trials, 'trial')} · Wringer ${shrunk.version}`))),
  section('Step by step', 'case',
    element('article', { class: 'card finding', 'aria-label': 'The small case' },
      element('p', { class: 'wide quiet' }, 'It shows: ' + shrunk.small.reason),
      smallCase(shrunk.small, 1))),
  element('p', { class: 'small quiet' }, 'Made by Wringer from shrunk.json beside it, and nothing else. docs/HUNT.md says how failures are made small.'));
