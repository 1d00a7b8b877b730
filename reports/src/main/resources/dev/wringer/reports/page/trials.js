// All trials, the worst first.

function trialTable(show) {
  const ordered = run.worstFirst.map(index => ({ trial: run.trials[index], index }));
  const columns = run.table ? run.table.columns.filter(column => column.origin === 'MEASURED').slice(0, 6) : [];
  const lines = ordered.map(({ trial, index }) => {
    const drawn = rings.findIndex(ring => ring.trial === index);
    const name = trialName(trial);
    return [
      drawn >= 0
        ? element('button', { type: 'button', class: 'plain', onclick: () => show(drawn) }, name)
        : name,
      verdictMark(trial.verdict),
      ...columns.map(column => readable(valueOf(trial, column))),
      element('details', {}, element('summary', {}, trial.reason ? shortText(trial.reason) : 'how to repeat it'),
        trial.reason ? element('p', { class: 'wide' }, trial.reason) : '',
        element('pre', {}, trial.replay),
        trial.faults ? element('p', { class: 'wide quiet small' }, 'faults: ' + trial.faults) : ''),
    ];
  });
  const made = table('Trials, the worst first',
    ['trial', 'verdict', ...columns.map(column => column.name + note(column)), 'what there is to say'],
    lines, columns.map((_, i) => i + 2));
  return section(run.trials.length === 1 ? 'The trial' : 'Trials, the worst first', 'trials',
    run.notes.map(text => element('p', { class: 'quiet' }, text)),
    element('div', { class: 'card scroll' }, shortened(made, 8)));
}

function shortText(text) {
  return text.length <= 90 ? text : text.slice(0, 90) + ' …';
}
