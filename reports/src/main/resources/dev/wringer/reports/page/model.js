// The data of the page: the run, and the rings that are drawn in full, which are read when somebody looks at them.

const documents = [...document.querySelectorAll('script.data')];
const run = JSON.parse(documents[0].textContent);
run.names = run.named.map(name => run.heads[Math.floor(name / run.tails.length)] + run.tails[name % run.tails.length]);
run.ids = run.named.map((_, index) => run.ids.slice(8 * index, 8 * index + 8));

const rings = documents.slice(1).map(holder => {
  const head = /^\{"trial":(\d+),"ring":(\d+),"rings":(\d+)/.exec(holder.textContent);
  return { holder, trial: Number(head[1]), number: Number(head[2]), of: Number(head[3]), data: null };
});

/** Reads a ring: operations become objects, and nodes know their names and where on the circle they are. */
function ringAt(index) {
  const ring = rings[index];
  if (!ring.data) {
    ring.data = JSON.parse(ring.holder.textContent);
    ring.data.places = ring.data.nodes.map(number => ({
      name: run.names[number], id: run.ids[number], turn: turnOf(run.ids[number]),
    }));
    const numbers = summedUp(ring.data.operations.map(array => array[0]));
    const times = summedUp(ring.data.operations.map(array => array[1]));
    ring.data.operations = ring.data.operations.map((array, i) => operation(numbers[i], times[i], array, ring.data.texts));
  }
  return ring.data;
}

const KINDS = { L: 'lookup', S: 'store', F: 'fetch' };
const OUTCOMES = { O: 'ok', F: 'failed', U: 'unknown' };

/** What was written as differences, in thousandths at the finest. */
function summedUp(differences) {
  let sum = 0;
  return differences.map(difference => {
    sum = Math.round((sum + difference) * 1000) / 1000;
    return sum;
  });
}

function operation(number, at, array, texts) {
  const [, , latency, [kind, outcome], key, origin, answeredBy, path, dead, replicas, why = -1, detail = -1, holders = []] = array;
  const explanation = why < 0 ? '' : texts[why];
  return {
    number, at, latency, key, origin, answeredBy, explanation,
    path: summedUp(path),
    dead: summedUp(dead),
    replicas: summedUp(replicas),
    holders: summedUp(holders),
    kind: KINDS[kind],
    outcome: OUTCOMES[outcome],
    result: outcome === 'O' && explanation ? 'wrong' : OUTCOMES[outcome],
    detail: detail < 0 ? '' : texts[detail],
  };
}

const EXPLANATIONS = {
  UNAVOIDABLE: 'no live node held a copy: all its holders were dead',
  NO_HOLDER_REACHABLE: 'live nodes held copies, but none of them could be reached through the faults in force',
  PROTOCOL: 'a live node that could be reached held a copy, and it was not found: the fault of the protocol',
  CLIENT_UNREACHABLE: 'the node that was asked died meanwhile, or never answered',
  HARNESS: 'the harness could not ask',
  STALE: 'it passed over nodes that had joined, or were leaving, a short time before',
  LIVE_NODE_SUSPECTED: 'it passed over living nodes that had not answered in time',
  DEAD_OWNER: 'it named a node that was no longer a member',
  WRONG: 'it named a node that was not the owner',
  FAILED: 'the node that was asked said that it could not do it',
  UNKNOWN: 'nobody knows what came of it',
};

function explained(name) {
  return EXPLANATIONS[name] || name.toLowerCase().replaceAll('_', ' ');
}

function duration(milliseconds) {
  if (milliseconds >= 1000) {
    return (milliseconds / 1000).toPrecision(3) + ' s';
  }
  return (milliseconds >= 1 ? Number(milliseconds.toPrecision(3)) : Number(milliseconds.toPrecision(2))) + ' ms';
}

function trialName(trial) {
  return (trial.label ? trial.label + ', ' : '') + 'seed ' + trial.seed;
}

function ringName(ring) {
  return trialName(run.trials[ring.trial]) + (ring.of > 1 ? `, ring ${ring.number} of ${ring.of}` : '');
}
