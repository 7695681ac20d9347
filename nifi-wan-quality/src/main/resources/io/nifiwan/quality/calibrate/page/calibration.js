'use strict';
// Moves the limits and counts what each would do. The counts are of single limits; the gate looks at a few more things than numbers.
const places = {};
const percent = (part, whole) => whole ? ' (' + Math.round(100 * part / whole) + ' %)' : '';
const isFlagged = (criterion, value, limit) => criterion.below ? value < limit : value > limit;

function limitAt(criterion, place) {
  return criterion.low + (criterion.high - criterion.low) * place / 1000;
}

function show(id) {
  const criterion = data.criteria[id];
  const limit = places[id].limit;
  const count = { good: 0, bad: 0, flaggedGood: 0, flaggedBad: 0 };
  for (const [, value, bad] of criterion.values) {
    count[bad ? 'bad' : 'good']++;
    if (isFlagged(criterion, value, limit)) {
      count[bad ? 'flaggedBad' : 'flaggedGood']++;
    }
  }
  const flagged = count.flaggedGood + count.flaggedBad;
  const passed = count.good + count.bad - flagged;
  places[id].effect.textContent = 'At ' + Number(limit.toPrecision(4)) + ' ' + passed + ' of ' + (count.good + count.bad) + ' clips pass: '
      + (count.good - count.flaggedGood) + ' of ' + count.good + ' good' + percent(count.good - count.flaggedGood, count.good) + ' and '
      + (count.bad - count.flaggedBad) + ' of ' + count.bad + ' bad' + percent(count.bad - count.flaggedBad, count.bad) + '. '
      + (flagged ? 'Precision ' + (count.flaggedBad / flagged).toFixed(2) : 'Nothing is flagged')
      + (count.bad ? ', recall ' + (count.flaggedBad / count.bad).toFixed(2) : '') + '.';
  const x = data.plot.left + (limit - criterion.low) / (criterion.high - criterion.low) * (data.plot.right - data.plot.left);
  places[id].line.setAttribute('x1', x);
  places[id].line.setAttribute('x2', x);
}

function total() {
  const stopped = new Set();
  for (const [id, criterion] of Object.entries(data.criteria)) {
    for (const [clip, value] of criterion.values) {
      if (isFlagged(criterion, value, places[id].limit)) {
        stopped.add(clip);
      }
    }
  }
  const count = { good: 0, bad: 0, goodPass: 0, badPass: 0 };
  data.labels.forEach((label, clip) => {
    if (label) {
      count[label]++;
      count[label + 'Pass'] += stopped.has(clip) ? 0 : 1;
    }
  });
  document.querySelector('#total span').textContent = 'With all sliders as they stand ' + count.goodPass + ' of ' + count.good + ' good clips'
      + percent(count.goodPass, count.good) + ' and ' + count.badPass + ' of ' + count.bad + ' bad clips' + percent(count.badPass, count.bad) + ' pass.';
}

function reset() {
  for (const [id, criterion] of Object.entries(data.criteria)) {
    places[id].limit = criterion.limit;
    places[id].input.value = 1000 * (criterion.limit - criterion.low) / (criterion.high - criterion.low);
    show(id);
  }
  total();
}

for (const input of document.querySelectorAll('input[data-criterion]')) {
  const id = input.dataset.criterion;
  const section = input.closest('section');
  places[id] = { input, limit: data.criteria[id].limit, effect: section.querySelector('.effect'), line: section.querySelector('line.cut') };
  input.addEventListener('input', () => {
    places[id].limit = limitAt(data.criteria[id], Number(input.value));
    show(id);
    total();
  });
}
const bar = document.getElementById('total');
if (Object.keys(places).length) {
  const button = document.createElement('button');
  button.textContent = 'Back to the suggested limits';
  button.addEventListener('click', reset);
  bar.append(document.createElement('span'), button);
  reset();
} else {
  bar.remove();
}
