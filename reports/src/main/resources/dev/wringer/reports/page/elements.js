// Makes elements. All text goes in as text: nothing that a record says can become markup.

function element(name, attributes = {}, ...children) {
  return filled(document.createElement(name), attributes, children);
}

function shape(name, attributes = {}, ...children) {
  return filled(document.createElementNS('http://www.w3.org/2000/svg', name), attributes, children);
}

function filled(made, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) {
      made.addEventListener(name.slice(2), value);
    } else if (value !== false && value !== null && value !== undefined) {
      made.setAttribute(name, value === true ? '' : value);
    }
  }
  made.append(...children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== ''));
  return made;
}

function verdictMark(word) {
  const known = ['PASS', 'FAIL', 'UNKNOWN', 'ERROR', 'RUNNING'].includes(word);
  return element('span', { class: 'verdict ' + (known ? word : '') }, word);
}

/** A table; cells are texts or elements, and columns with a number stand to the right. */
function table(caption, headings, lines, numeric = []) {
  const side = i => (numeric.includes(i) ? { class: 'number' } : {});
  return element('table', { 'aria-label': caption },
    element('thead', {}, element('tr', {}, headings.map((text, i) => element('th', { scope: 'col', ...side(i) }, text)))),
    element('tbody', {}, lines.map(cells => element('tr', {}, cells.map((cell, i) => element('td', side(i), cell))))));
}

/** Shows the first few lines of a table, and the rest on demand. */
function shortened(made, most) {
  const lines = [...made.tBodies[0].rows];
  if (lines.length <= most + 2) {
    return made;
  }
  const rest = lines.slice(most);
  rest.forEach(line => { line.hidden = true; });
  const more = element('button', {
    type: 'button',
    'aria-expanded': 'false',
    onclick: () => {
      const open = more.getAttribute('aria-expanded') === 'true';
      rest.forEach(line => { line.hidden = open; });
      more.setAttribute('aria-expanded', String(!open));
      more.textContent = open ? `Show all ${lines.length}` : 'Show fewer';
    },
  }, `Show all ${lines.length}`);
  return element('div', {}, element('div', { class: 'scroll' }, made), element('p', {}, more));
}

function section(title, id, ...children) {
  const heading = element('h2', { id: id + '-title' }, title);
  return element('section', { id, 'aria-labelledby': id + '-title' }, heading, children);
}

function plural(number, noun) {
  return number.toLocaleString('en') + ' ' + noun + (number === 1 ? '' : noun.endsWith('s') ? 'es' : 's');
}

/** A command, to be copied. */
function command(text, label = 'Copy the command') {
  const said = element('span', { class: 'small quiet', role: 'status' });
  const copy = element('button', {
    type: 'button',
    'aria-label': label,
    onclick: () => navigator.clipboard
      ? navigator.clipboard.writeText(text).then(() => { said.textContent = 'copied'; }, () => { said.textContent = 'select it by hand'; })
      : (said.textContent = 'select it by hand'),
  }, 'Copy');
  return element('div', { class: 'command' }, element('pre', {}, text), said, copy);
}
