// What somebody wants to know in ten seconds: the verdict, why, and how to see it again.

function summary(showViolation) {
  const facts = {
    'trials': run.trials.length + (run.tally ? `: ${run.tally}` : ''),
    'testbed': run.testbed,
    'seeds': seedRange(),
    'run': run.name,
    'Wringer': run.version,
    ...run.machine,
  };
  return element('header', { class: 'card' },
    element('div', { class: 'headline' },
      verdictMark(run.verdict),
      element('h1', {}, run.scenario, element('span', { class: 'quiet' }, ' on ' + run.testbed))),
    banner(showViolation),
    run.remarks.map(text => element('p', { class: 'wide' }, text)),
    command(run.command),
    element('dl', { class: 'facts' }, Object.entries(facts).filter(fact => fact[1]).map(([name, value]) =>
      element('div', {}, element('dt', {}, name), element('dd', {}, value)))),
    element('details', {}, element('summary', {}, 'All settings'),
      element('dl', { class: 'facts' }, Object.entries(run.settings).map(([name, value]) =>
        element('div', {}, element('dt', {}, name), element('dd', {}, value))))));
}

function seedRange() {
  const seeds = [...new Set(run.trials.map(trial => trial.seed))].sort((one, other) => one - other);
  const whole = seeds.length > 1 && seeds[seeds.length - 1] - seeds[0] === seeds.length - 1;
  return whole ? `${seeds[0]} – ${seeds[seeds.length - 1]}` : seeds.slice(0, 12).join(', ') + (seeds.length > 12 ? ' …' : '');
}

/** The worst trial in its own words, and the way to its witness. */
function banner(showViolation) {
  const worst = ['FAIL', 'ERROR', 'UNKNOWN'].flatMap(word => run.trials.filter(trial => trial.verdict === word))[0];
  if (!worst) {
    return run.verdict === 'PASS' ? element('p', { class: 'quiet' }, 'Every trial below passed.') : null;
  }
  const index = run.trials.indexOf(worst);
  const violated = rings.findIndex((ring, i) => run.trials[ring.trial].verdict === 'FAIL' && ringAt(i).violations.length > 0);
  const drawn = rings.findIndex(ring => ring.trial === (violated >= 0 ? rings[violated].trial : index));
  const shown = violated >= 0 ? run.trials[rings[violated].trial] : worst;
  return element('div', { class: 'banner ' + shown.verdict },
    element('strong', {}, trialName(shown)), ': ',
    element('span', { class: 'wide' }, shown.reason || 'no reason was recorded'),
    violated >= 0
      ? element('p', {}, element('button', { type: 'button', class: 'strong', id: 'first-violation', onclick: () => showViolation(violated, 0) }, 'Show the first violation'))
      : drawn >= 0
        ? element('p', {}, element('button', { type: 'button', onclick: () => showViolation(drawn, -1) }, 'Show this trial'))
        : null,
    run.shrunk ? element('p', {}, element('a', { id: 'shrunk', href: 'shrunk/report.html' }, `The first failure made small, step by step: ${run.shrunk}`)) : '');
}
