// SPDX-License-Identifier: GPL-3.0-or-later
// Every event of whole simulated days is what the schemas say, and no stream has a gap.
'use strict';

const { spawnSync } = require('child_process');
const fs = require('fs');
const os = require('os');
const path = require('path');
const zlib = require('zlib');
const { check, finish, isThere, leaveOut, loadSchemas, Tally } = require('./contract.js');

const branch = process.env.LOBBY_BRANCH_PROGRAM;
if (!isThere(branch)) leaveOut('there is no lobby-branch in this build');
const { get } = loadSchemas({ closed: true });
const emitted = get('emitted-event.json');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'lobby-days-'));

function readDay(file) {
  const lines = zlib.gunzipSync(fs.readFileSync(file)).toString('utf8').split('\n').filter((line) => line !== '');
  return lines.map((line) => JSON.parse(line)).filter((value) => value.specversion !== undefined);
}

function findGaps(events) {
  const last = new Map();
  return events.filter((event) => {
    const number = BigInt(event.sequence);
    const before = last.get(event.source);
    last.set(event.source, number);
    return before !== undefined && number !== before + 1n;
  }).map((event) => `after a gap: ${event.source} ${event.sequence}`);
}

const seen = new Set();
for (const scenario of ['ordinary-day', 'pension-day', 'pay-day', 'broken-devices', 'quiet-day', 'spoke']) {
  const file = path.join(folder, `${scenario}.jsonl.gz`);
  const run = spawnSync(branch, ['simulate', '--scenario', scenario, '--seed', '7', '--date', '2025-11-17', '--out', file],
    { encoding: 'utf8' });
  if (!check(run.status === 0, `${scenario} is simulated`, (run.stderr || '').split('\n'))) continue;
  const events = readDay(file);
  const tally = new Tally();
  events.forEach((event, place) => tally.take(emitted, event, `event ${place} ${event.type}`));
  tally.types.forEach((count, type) => seen.add(type));
  check(events.length > 100, `${scenario} has ${events.length} events`);
  check(tally.wrong.length === 0, `each event of ${scenario} is what its schema says`, tally.wrong);
  check(findGaps(events).length === 0, `${scenario} is numbered without gaps`, findGaps(events));
}
console.log(`# ${seen.size} types of event seen: ${[...seen].map((type) => type.slice(10, -3)).sort().join(' ')}`);
fs.rmSync(folder, { recursive: true });
finish();
